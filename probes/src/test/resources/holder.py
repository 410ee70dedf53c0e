"""FOLDER [NAME=COUNT …]: holds as many of each as it is told, says "ready" and waits until its input ends.

Files are made in FOLDER. What an interpreter has by itself is the same whatever it is told.
"""
import ctypes, os, select, signal, socket, sys, tempfile, threading, time

libc = ctypes.CDLL(None, use_errno=True)
wanted = dict((name, int(count)) for name, count in (word.split("=") for word in sys.argv[2:]))
folder = sys.argv[1]
TIMER_CREATE, ADD_KEY, IO_URING_SETUP = (107, 217, 425) if os.uname().machine == "aarch64" else (222, 248, 425)
held = []


def call(number, *arguments):
    result = libc.syscall(number, *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), number)
    return result


def checked(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def pipe():
    held.append(os.pipe())


def epoll():  # one descriptor of epoll that watches as many descriptors as are told
    poll = select.epoll()
    held.append(poll)
    for _ in range(wanted.get("epoll_watch", 0)):
        watched = checked(libc.eventfd(0, 0))
        poll.register(watched)


def inotify():
    watcher = checked(libc.inotify_init())
    for _ in range(wanted.get("inotify_watch", 0)):
        checked(libc.inotify_add_watch(watcher, tempfile.mkdtemp(dir=folder).encode(), 2))


def timerfd():
    checked(libc.timerfd_create(1, 0))


def io_uring():
    call(IO_URING_SETUP, 4, ctypes.create_string_buffer(120))


def memfd():
    checked(os.memfd_create("held"))


def udp():
    held.append(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))


def deleted_file():
    held.append(tempfile.TemporaryFile(dir=folder))


def posix_timer():
    class Event(ctypes.Structure):
        _fields_ = [("value", ctypes.c_void_p), ("signal", ctypes.c_int), ("notify", ctypes.c_int), ("rest", ctypes.c_char * 48)]

    call(TIMER_CREATE, 1, ctypes.byref(Event(None, signal.SIGUSR1, 0, b"")), ctypes.byref(ctypes.c_void_p()))


def key():  # in the process's own keyring, itself a key
    name = b"held:%d" % len(held)
    held.append(name)
    call(ADD_KEY, b"user", name, b"x", ctypes.c_size_t(1), ctypes.c_int(-2))


def child():
    parent = os.getpid()
    if os.fork() == 0:
        libc.prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: it never outlives us
        if os.getppid() == parent:
            time.sleep(600)
        os._exit(0)


def zombie():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)


def thread():
    threading.Thread(target=time.sleep, args=(600,), daemon=True).start()


for what in (child, zombie, pipe, epoll, inotify, timerfd, io_uring, memfd, udp, deleted_file, posix_timer, key, thread):
    for _ in range(wanted.get(what.__name__, 0)):
        what()
print("ready", flush=True)
sys.stdin.read()
