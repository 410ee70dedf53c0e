/*
 * A gateway that takes something of the kernel for each connection, and echoes what it gets.
 *
 *   consuming_server [--backlog N] [--take WHAT[=N]] [--accept-until N] [--deaf-after BYTES]
 *
 * It listens on a port of 127.0.0.1 that the kernel chooses, prints that port on a line of its own and ends on SIGTERM.
 * What a connection takes it gives back when the connection ends. WHAT is
 *
 *   descriptor   N more of them           thread    one that waits          timer    a POSIX timer, not armed
 *   mapping      N of a page each         child     a process that waits    key      of the process's keyring
 *   resident     N bytes that are there                                     inotify  an instance
 *
 * Where it cannot, it says so on stderr, the first time with the moment (CLOCK_REALTIME), and closes that connection.
 * Without descriptors accept fails, and it tries again at once, as level-triggered servers do. After --accept-until
 * connections it accepts no more; of each connection it reads no more than --deaf-after bytes, or a little more.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/keyctl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 256, READ = 65536, CONNECTIONS = 65536, STACK = 65536, PAGE = 4096 };

struct taken {
    int is_open;
    long bytes; /* that were read */
    long count; /* pages or descriptors in list */
    void **pages;
    int *descriptors;
    pid_t child;
    pthread_t thread;
    sem_t over;
    timer_t timer;
    int32_t key;
};

struct way {
    const char *name;
    int (*take)(struct taken *, long amount); /* 0, or what errno says */
    void (*give)(struct taken *);
};

static struct taken *connections[CONNECTIONS]; /* by descriptor */
static int epoll, listener, accepted, accept_until, said;
static long amount = 1, deaf_after = -1;
static char buffer[READ];

static int take_nothing(struct taken *t, long n) {
    (void)t, (void)n;
    return 0;
}

static void give_nothing(struct taken *t) {
    (void)t;
}

static void give_descriptors(struct taken *t) {
    while (t->count > 0) {
        close(t->descriptors[--t->count]);
    }
    free(t->descriptors);
}

static int take_descriptors(struct taken *t, long n) {
    t->descriptors = calloc(n, sizeof(int));
    while (t->count < n) {
        int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
        if (fd < 0) {
            int why = errno;
            give_descriptors(t);
            return why;
        }
        t->descriptors[t->count++] = fd;
    }
    return 0;
}

static int take_inotify(struct taken *t, long n) {
    (void)n;
    int fd = inotify_init1(IN_CLOEXEC);
    if (fd < 0) {
        return errno;
    }
    t->descriptors = calloc(1, sizeof(int));
    t->descriptors[t->count++] = fd;
    return 0;
}

static void give_mappings(struct taken *t) {
    while (t->count > 0) {
        munmap(t->pages[--t->count], PAGE);
    }
    free(t->pages);
}

/* Neighbours with the same rights would be one mapping. */
static int take_mappings(struct taken *t, long n) {
    t->pages = calloc(n, sizeof(void *));
    while (t->pages && t->count < n) {
        int rights = t->count % 2 ? PROT_READ : PROT_READ | PROT_WRITE;
        void *page = mmap(0, PAGE, rights, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (page == MAP_FAILED) {
            int why = errno;
            give_mappings(t);
            return why;
        }
        t->pages[t->count++] = page;
    }
    return t->pages ? 0 : ENOMEM;
}

static void give_resident(struct taken *t) {
    munmap(t->pages, t->count);
}

static int take_resident(struct taken *t, long n) {
    void *bytes = mmap(0, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED) {
        return errno;
    }
    memset(bytes, 1, n);
    t->pages = bytes;
    t->count = n;
    return 0;
}

static void *wait_over(void *taken) {
    while (sem_wait(&((struct taken *)taken)->over) < 0) {
    }
    return 0;
}

static int take_thread(struct taken *t, long n) {
    (void)n;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK);
    sem_init(&t->over, 0, 0);
    int why = pthread_create(&t->thread, &attributes, wait_over, t);
    pthread_attr_destroy(&attributes);
    return why;
}

static void give_thread(struct taken *t) {
    sem_post(&t->over);
    pthread_join(t->thread, 0);
}

static int take_child(struct taken *t, long n) {
    (void)n;
    t->child = fork();
    if (t->child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        close_range(0, ~0U, 0);
        for (;;) {
            pause();
        }
    }
    return t->child < 0 ? errno : 0;
}

static void give_child(struct taken *t) {
    kill(t->child, SIGKILL);
    waitpid(t->child, 0, 0);
}

static int take_timer(struct taken *t, long n) {
    (void)n;
    return timer_create(CLOCK_MONOTONIC, 0, &t->timer) < 0 ? errno : 0;
}

static void give_timer(struct taken *t) {
    timer_delete(t->timer);
}

static int take_key(struct taken *t, long n) {
    (void)n;
    static int number;
    char name[32];
    snprintf(name, sizeof(name), "connection-%d", ++number);
    t->key = syscall(SYS_add_key, "user", name, "1", 1, KEY_SPEC_PROCESS_KEYRING);
    return t->key < 0 ? errno : 0;
}

static void give_key(struct taken *t) {
    syscall(SYS_keyctl, KEYCTL_UNLINK, t->key, KEY_SPEC_PROCESS_KEYRING);
}

static const struct way WAYS[] = {
    {"nothing", take_nothing, give_nothing},     {"descriptor", take_descriptors, give_descriptors},
    {"mapping", take_mappings, give_mappings},   {"resident", take_resident, give_resident},
    {"thread", take_thread, give_thread},        {"child", take_child, give_child},
    {"timer", take_timer, give_timer},           {"key", take_key, give_key},
    {"inotify", take_inotify, give_descriptors},
};
static const struct way *way = WAYS;

static void say(const char *what, int why) {
    if (said) {
        return;
    }
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    fprintf(stderr, "%ld.%03ld no %s after %d connections: %s\n", now.tv_sec, now.tv_nsec / 1000000, what, accepted,
            strerror(why));
    said = 1;
}

static void watch(int how, int fd) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    epoll_ctl(epoll, how, fd, &event);
}

static void end(int fd) {
    way->give(connections[fd]);
    free(connections[fd]);
    connections[fd] = 0;
    close(fd);
}

static void welcome(void) {
    int fd = accept4(listener, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
        say("accept", errno);
        return;
    }
    struct taken *t = calloc(1, sizeof(struct taken));
    int why = t ? way->take(t, amount) : ENOMEM;
    if (why) {
        say(way->name, why);
        free(t);
        close(fd);
        return;
    }
    connections[fd] = t;
    watch(EPOLL_CTL_ADD, fd);
    if (++accepted == accept_until) {
        watch(EPOLL_CTL_DEL, listener);
    }
}

static void echo(int fd) {
    ssize_t got = read(fd, buffer, sizeof(buffer));
    if (got < 0 && errno == EAGAIN) {
        return;
    }
    if (got <= 0 || send(fd, buffer, got, MSG_NOSIGNAL) != got) {
        end(fd);
        return;
    }
    connections[fd]->bytes += got;
    if (deaf_after >= 0 && connections[fd]->bytes >= deaf_after) {
        watch(EPOLL_CTL_DEL, fd);
    }
}

static int usage(void) {
    fprintf(stderr,
            "usage: consuming_server [--backlog N] [--take WHAT[=N]] [--accept-until N] [--deaf-after BYTES]\n");
    return 2;
}

static int choose(char *what) {
    char *number = strchr(what, '=');
    if (number) {
        *number = 0;
        amount = atol(number + 1);
    }
    for (size_t i = 0; i < sizeof(WAYS) / sizeof(*WAYS); i++) {
        if (!strcmp(WAYS[i].name, what)) {
            way = &WAYS[i];
            return 1;
        }
    }
    return 0;
}

static int listen_somewhere(int backlog) {
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof(at);
    listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (bind(listener, (struct sockaddr *)&at, sizeof(at)) || listen(listener, backlog) ||
        getsockname(listener, (struct sockaddr *)&at, &length)) {
        perror("listen");
        return 70;
    }
    printf("%d\n", ntohs(at.sin_port));
    fflush(stdout);
    return 0;
}

int main(int count, char **words) {
    int backlog = 1024;
    for (int i = 1; i < count; i += 2) {
        char *value = i + 1 < count ? words[i + 1] : 0;
        if (!value) {
            return usage();
        } else if (!strcmp(words[i], "--backlog")) {
            backlog = atoi(value);
        } else if (!strcmp(words[i], "--accept-until")) {
            accept_until = atoi(value);
        } else if (!strcmp(words[i], "--deaf-after")) {
            deaf_after = atol(value);
        } else if (strcmp(words[i], "--take") || !choose(value)) {
            return usage();
        }
    }
    epoll = epoll_create1(EPOLL_CLOEXEC);
    int failed = listen_somewhere(backlog);
    if (failed) {
        return failed;
    }
    watch(EPOLL_CTL_ADD, listener);
    struct epoll_event events[EVENTS];
    for (;;) {
        int ready = epoll_wait(epoll, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            if (events[i].data.fd == listener) {
                welcome();
            } else {
                echo(events[i].data.fd);
            }
        }
    }
}
