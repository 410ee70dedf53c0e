"""The limits, each with a gateway that runs into it, how far 90 % of it is, and what else its world needs."""
import dataclasses, os, pathlib, re, socket, struct, subprocess

HERE = pathlib.Path(__file__).resolve().parent


@dataclasses.dataclass
class Case:
    name: str
    row: int  # of the table of limits
    limit: str  # as the catalogue names it
    connections: tuple  # into the limit, and to 90 % of it
    server: tuple = ()
    below_server: tuple = None  # where it is another one at 90 %
    subject: str = "gateway"
    degree: str = "hit"  # or near: an early warning, or a behaviour that is shown and no limit
    scenario: str = "limit.yaml"
    settings: tuple = ()
    options: tuple = ()
    sysctls: dict = dataclasses.field(default_factory=dict)
    rlimits: dict = dataclasses.field(default_factory=dict)
    groups: dict = dataclasses.field(default_factory=dict)  # controller to settings
    unprivileged: bool = False
    unprivileged_run: bool = False
    run_rlimits: dict = dataclasses.field(default_factory=dict)
    before: object = None  # with the gateway there and no run yet
    meanwhile: object = None  # when the run's first phase begins
    refusal: str = ""  # the run itself must be refused with these words
    java: bool = False
    slow: bool = False  # not in scripts/test
    since: tuple = ()  # the first kernel where its sysctls are those of a namespace; before, they are the machine's

    def left_out(self, release):
        """Why it cannot be driven into on a kernel without changing the machine; nothing where it can."""
        running = tuple(int(number) for number in re.findall(r"\d+", release)[:2])
        if running >= self.since:
            return ""
        return f"{self.limit} is one for the machine before Linux {'.'.join(map(str, self.since))}, and this is {release}"

    def gateway(self, folder, into):
        if self.java:
            return ["java", *self.server[:-1], "-cp", str(folder.parent), "HeapGateway", self.server[-1]]
        return [str(folder.parent / "consuming_server"),
                *(self.server if into or self.below_server is None else self.below_server)]


# What stirs in a world beside the run.

def lower_own_files(world):
    """The generator's own limit, when it runs already: it would refuse to begin with too few."""
    pid = world.run.pid
    held = len(os.listdir(f"/proc/{pid}/fd"))
    subprocess.run(["prlimit", f"--pid={pid}", f"--nofile={held + world.pick(30, 67)}"], check=True)


def hoard_ports(world):
    """Others' connections to the same target."""
    for _ in range(world.pick(45, 26)):
        one = socket.create_connection(("127.0.0.1", world.port))
        world.kept.append(one)


def lower_time_wait(world):
    world.sysctl("net.ipv4.tcp_max_tw_buckets", world.pick(30, 67))


FLOODER = "127.0.0.9"


def flood_syns(world):
    """Handshakes that are begun and never finished: what answers them is dropped."""
    world.nft("add table inet flood", "add chain inet flood in { type filter hook input priority 0; }",
              f"add rule inet flood in ip saddr 127.0.0.1 ip daddr {FLOODER} drop")
    raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_TCP)
    raw.bind((FLOODER, 0))
    for number in range(world.pick(*world.case.syns)):
        raw.sendto(syn(10000 + number, world.port), ("127.0.0.1", 0))
    raw.close()


def syn(source, target):
    header = struct.pack("!HHIIBBHHH", source, target, 1, 0, 5 << 4, 2, 1024, 0, 0)
    pseudo = socket.inet_aton(FLOODER) + socket.inet_aton("127.0.0.1") + struct.pack("!BBH", 0, 6, len(header))
    total = sum(struct.unpack(f"!{(len(pseudo) + len(header)) // 2}H", pseudo + header))
    total = (total & 0xFFFF) + (total >> 16)
    total = (total & 0xFFFF) + (total >> 16)
    return header[:16] + struct.pack("!H", ~total & 0xFFFF) + header[18:]


def flood_datagrams(world):
    """Datagrams to somebody who does not read them."""
    deaf = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    deaf.bind(("127.0.0.1", 0))
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 32768)
    talker = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    world.kept.append(deaf)
    taken = 0
    for _ in range(world.pick(400, 0)):
        talker.sendto(bytes(1000), deaf.getsockname())
    return taken


TRACKED = ("add table inet tracked", "add chain inet tracked in { type filter hook input priority 0; }",
           "add rule inet tracked in ct state new accept")
APART = 140  # entries that are left for the plan, which asks for room


def fill_conntrack(world):
    """Connections of others that are tracked; the rest of them when the run has begun."""
    world.nft(*TRACKED)
    most = int(pathlib.Path("/proc/sys/net/netfilter/nf_conntrack_max").read_text())
    track(world, 0, world.pick(most - APART, int(0.9 * most) - APART))


def fill_the_rest(world):
    track(world, 1 << 22, APART - 20)


def track(world, first, count):
    sure = "" if world.case.degree == "near" else " -u SEEN_REPLY,ASSURED"
    file = world.folder / "entries"
    with file.open("w") as entries:
        for number in range(first, first + count):
            entries.write(f"-A -p tcp -s 10.{number >> 16}.{number >> 8 & 255}.{number & 255} -d 10.255.0.1 "
                          f"--sport 1000 --dport 80 --state ESTABLISHED{sure} -t 600\n")
    subprocess.run(["conntrack", "-R", file], check=True, stdout=subprocess.DEVNULL)
    file.unlink()


def translate(world):
    """All connections leave from twenty ports of one address."""
    world.nft("add table ip nat", "add chain ip nat out { type nat hook postrouting priority 100; }",
              f"add rule ip nat out ip daddr 127.0.0.1 tcp dport {world.port} snat to 127.0.0.1:50000-50019")


CASES = [
    Case("open-files", 1, "RLIMIT_NOFILE", (90, 52), rlimits={"nofile": 64}),
    Case("open-files-and-backlog", 1, "RLIMIT_NOFILE", (120, 52), ("--backlog", "8"), rlimits={"nofile": 64}),
    Case("own-open-files", 1, "RLIMIT_NOFILE", (60, 60), subject="generator", meanwhile=lower_own_files),
    Case("user-processes", 3, "RLIMIT_NPROC", (60, 35), ("--take", "thread"), rlimits={"nproc": 40}, unprivileged=True),
    Case("group-tasks", 4, "pids.max", (60, 35), ("--take", "child"), groups={"pids": {"pids.max": 40}}),
    Case("process-ids", 5, "kernel.pid_max", (450, 370), ("--take", "child"), subject="host",
         sysctls={"kernel.pid_max": 450}, since=(6, 14)),
    Case("mappings", 6, "vm.max_map_count", (340, 294), ("--take", "mapping=200")),
    Case("accept-queue", 9, "accept queue", (60, 35), ("--backlog", "16", "--accept-until", "21")),
    Case("accept-queue-resets", 10, "accept queue", (60, 35), ("--backlog", "16", "--accept-until", "21"),
         sysctls={"net.ipv4.tcp_abort_on_overflow": 1}),
    Case("syn-queue", 11, "SYN queue", (20, 20), subject="host", meanwhile=flood_syns,
         sysctls={"net.ipv4.tcp_syncookies": 0, "net.ipv4.tcp_max_syn_backlog": 256}),
    Case("syn-queue-of-listener", 11, "SYN queue", (20, 20), ("--backlog", "64"), subject="host", meanwhile=flood_syns,
         sysctls={"net.ipv4.tcp_syncookies": 0, "net.ipv4.tcp_max_syn_backlog": 4096}),
    Case("local-ports", 12, "net.ipv4.ip_local_port_range", (30, 30), subject="generator", before=hoard_ports,
         sysctls={"net.ipv4.ip_local_port_range": "40000 40063"}),
    Case("time-wait", 14, "net.ipv4.tcp_max_tw_buckets", (60, 60), subject="host", scenario="closing.yaml",
         meanwhile=lower_time_wait),
    Case("datagrams", 20, "net.core.rmem_default", (20, 20), subject="host", meanwhile=flood_datagrams),
    Case("inotify-instances", 28, "fs.inotify.max_user_instances", (140, 115), ("--take", "inotify"), unprivileged=True),
    Case("keys", 30, "kernel.keys.maxkeys", (220, 178), ("--take", "key"), unprivileged=True),
    Case("queued-signals", 31, "RLIMIT_SIGPENDING", (80, 57), ("--take", "timer"), rlimits={"sigpending": 64},
         unprivileged=True),
    *(Case(f"locked-memory-{kib}", 7, "RLIMIT_MEMLOCK", (20, 20), options=("--transport", "io_uring"),
           subject="generator", unprivileged_run=True, run_rlimits={"memlock": (kib << 10, 512 << 10)}, refusal="RLIMIT_MEMLOCK", slow=kib > 0)
      for kib in (0, 32, 64)),
    Case("group-tcp-memory", 18, "memory.kmem.tcp.limit_in_bytes", (20, 7), ("--deaf-after", "1000"),
         scenario="talking.yaml", groups={"memory": {"memory.kmem.tcp.limit_in_bytes": 1 << 20}}),
    Case("slow-reader", 19, "slow reader", (5, 5), ("--deaf-after", "1000"), below_server=(), subject="generator",
         degree="near", scenario="talking.yaml"),
    Case("conntrack", 22, "net.netfilter.nf_conntrack_max", (60, 60), subject="host", before=fill_conntrack,
         meanwhile=fill_the_rest, settings=("hold.for=2s",)),
    Case("conntrack-early", 22, "net.netfilter.nf_conntrack_max", (60, 60), subject="host", degree="near",
         before=fill_conntrack, meanwhile=fill_the_rest, settings=("hold.for=2s",), slow=True),
    Case("snat-ports", 24, "SNAT ports", (40, 18), subject="host", before=translate),
    Case("java-heap", 34, "Java heap", (320, 215), ("-XX:+UseSerialGC", "-Xmx32m", "130900"), java=True),
    Case("group-memory", 26, "memory.max", (100, 57), ("--take", "resident=1048576"),
         groups={"memory": {"memory.limit_in_bytes": 64 << 20}}),
]
for _case in CASES:
    _case.syns = (400, 170) if _case.name == "syn-queue" else (200, 57)

CAPTURED = "captured", True  # named in CapturedRowsTest, from readings that are composed
ONCE = "; readings composed of figures from when it was hit once"
NEVER = "; readings composed, for nobody has hit it"
NEVER_DRIVEN = [
    (2, "fs.file-max", *CAPTURED, "one table for the machine; root is exempt, its neighbours are not" + ONCE),
    (8, "fs.epoll.max_user_watches", *CAPTURED, "more than a gigabyte of kernel memory for its 5 million watches" + ONCE),
    (13, "port search", "behaviour", None, "connect gets slow, nothing is refused"),
    (15, "net.ipv4.tcp_tw_reuse", "behaviour", None, "which ports may be taken again, and when"),
    (16, "net.ipv4.tcp_max_orphans", *CAPTURED, "one count for the machine" + NEVER),
    (17, "net.ipv4.tcp_mem", *CAPTURED, "one pool for the machine: every connection on it would suffer" + NEVER),
    (21, "net.core.netdev_max_backlog", *CAPTURED, "one queue for each CPU of the machine" + ONCE),
    (23, "net.netfilter.nf_conntrack_tcp_timeout_established", "behaviour", None, "a time, not a number of anything"),
    (25, "net.ipv4.neigh.default.gc_thresh3", *CAPTURED, "one table for all namespaces of the machine" + ONCE),
    (27, "kernel memory per connection", "behaviour", None, "what a socket costs; memory is the limit"),
    (29, "fs.pipe-user-pages-soft", "captured", False, "nothing that can be read moves: pipes get smaller without an error" + ONCE),
    (32, "net.core.optmem_max", "captured", False, "nothing that can be read moves, and loopback never runs into it" + NEVER),
    (33, "net.ipv4.tcp_keepalive_time", "behaviour", None, "a time, not a number of anything"),
]
