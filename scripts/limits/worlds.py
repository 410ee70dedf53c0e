"""A private world: network and process namespaces of its own, in which a gateway, a run and what stirs beside them live
and end together. Made by `unshare` around this program; inside it `live` does everything."""
import dataclasses, json, os, pathlib, signal, subprocess, time

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
JAR = TOP / "soak" / "target" / "soak.jar"
JVM = ["java", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
GROUPS = pathlib.Path("/sys/fs/cgroup")
JVMS = pathlib.Path("/tmp/hsperfdata_root")
LONGEST_SECONDS = 60


@dataclasses.dataclass
class World:
    """What a case's steps may ask for while they are in it."""
    case: object
    into: bool  # into the limit, or to 90 % of it
    folder: pathlib.Path
    uid: int
    groups: dict  # controller to folder
    gateway: subprocess.Popen = None
    port: int = 0
    run: subprocess.Popen = None
    kept: list = dataclasses.field(default_factory=list)  # what lives until the world ends

    def sysctl(self, name, value):
        pathlib.Path("/proc/sys", *name.split(".")).write_text(str(value))

    def nft(self, *rules):
        subprocess.run(["nft", "-f", "-"], input="".join(rule + "\n" for rule in rules), text=True, check=True)

    def pick(self, into, below):
        return into if self.into else below


def make(folder, program):
    """The process around a world; it ends with us, and the world with it."""
    command = ["unshare", "--net", "--pid", "--fork", "--kill-child=KILL", "--mount-proc", "--", *program]
    return subprocess.Popen(["setpriv", "--pdeathsig", "KILL", *command], start_new_session=True,
                            stdout=(folder / "said").open("w"), stderr=subprocess.STDOUT)


def live(world):
    """One run in the world that we are in; what it left is in the world's folder."""
    case = world.case
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    JVMS.mkdir(mode=0o755, exist_ok=True)  # by pid, and pids are the same in each world
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755", "none", JVMS], check=True)
    for name, value in case.sysctls.items():
        world.sysctl(name, value)
    start_gateway(world)
    if case.before:
        case.before(world)
    start_run(world)
    if case.meanwhile:
        phase_begins(world, "before")
        case.meanwhile(world)
    code = world.run.wait(timeout=LONGEST_SECONDS)
    return {"exit": code, "refused_at": refused_at(world)}


def start_gateway(world):
    case, words = world.case, []
    if case.rlimits:
        words += ["prlimit", *(f"--{name}={value}" for name, value in case.rlimits.items())]
    if case.unprivileged:
        words += ["setpriv", f"--reuid={world.uid}", f"--regid={world.uid}", "--clear-groups"]
    groups = [group / "cgroup.procs" for group in world.groups.values()]

    def enter():
        for group in groups:
            group.write_text("0")
    world.gateway = subprocess.Popen([*words, *case.gateway(world.folder, world.into)], stdout=subprocess.PIPE, text=True,
                                     stderr=(world.folder / "gateway").open("w"), preexec_fn=enter if groups else None)
    world.port = int(world.gateway.stdout.readline())


def start_run(world):
    case = world.case
    words = [*JVM, "-jar", str(JAR), "run", str(HERE / case.scenario), "--target", f"tcp://127.0.0.1:{world.port}",
             "--watch", f"gateway=pid:{world.gateway.pid}", "--connections", str(world.pick(*case.connections)),
             "--out", str(world.folder / "runs"), "--quiet", "--no-color"]
    words += [w for setting in case.settings for w in ("--set", setting)] + list(case.options)
    if case.unprivileged_run:
        os.chown(world.folder, world.uid, world.uid)
        words = ["prlimit", *(f"--{n}={world.pick(*v)}" for n, v in case.run_rlimits.items()),
                 "setpriv", f"--reuid={world.uid}", f"--regid={world.uid}", "--clear-groups", *words]
    world.run = subprocess.Popen(words, stdout=(world.folder / "run").open("w"), stderr=subprocess.STDOUT,
                                 cwd=world.folder)


def phase_begins(world, phase):
    until = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < until and world.run.poll() is None:
        for file in world.folder.glob("runs/*/events.jsonl"):
            if f'"phase-start","phase":"{phase}"' in file.read_text():
                return
        time.sleep(0.01)


def refused_at(world):
    """When the gateway first could not have what it wanted, by the wall clock, if it ever said so."""
    said = (world.folder / "gateway").read_text().split()
    try:
        return float(said[0])
    except (IndexError, ValueError):
        return None


def group_for(controller, settings, name):
    """A control group with these settings; nothing where that controller is not to be had in this version."""
    place = GROUPS / controller if (GROUPS / controller).is_dir() else GROUPS
    files = {file: value for file, value in settings.items()}
    group = place / name
    group.mkdir()
    for file, value in files.items():
        if not (group / file).exists():
            group.rmdir()
            return None
        (group / file).write_text(str(value))
    return group


def remove_group(group):
    until = time.monotonic() + 5
    while group.exists():
        try:
            group.rmdir()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def end(process):
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def answer(folder):
    file = folder / "answer"
    return json.loads(file.read_text()) if file.exists() else None
