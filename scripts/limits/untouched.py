"""What must not change outside the worlds: each setting below /proc/sys that can be read and is not a count of what happens."""
import os, pathlib, re

SYS = pathlib.Path("/proc/sys")
COUNTS = re.compile(r"kernel/(random/.*|ns_last_pid|pty/nr|sched_domain/.*|perf_event_max_sample_rate|perf_cpu_time_max_percent)"
                    r"|fs/(file-nr|inode-nr|inode-state|dentry-state|aio-nr|quota/.*|binfmt_misc/.*)"
                    r"|net/netfilter/nf_conntrack_count")
INTERFACES = re.compile(r"net/ipv[46]/(conf|neigh)/.*")  # they come and go
MOST_BYTES = 65536


def settings():
    """By name; what may not be read, or is gone by then, is left out."""
    found = {}
    for folder, _, names in os.walk(SYS):
        for name in names:
            file = pathlib.Path(folder, name)
            setting = str(file.relative_to(SYS))
            if not COUNTS.fullmatch(setting) and (text := read(file)) is not None:
                found[setting] = text
    return found


def read(file):
    try:
        with file.open("rb", buffering=0) as opened:
            return opened.read(MOST_BYTES).decode(errors="replace").strip()
    except OSError:
        return None


def changed(before, after):
    """A sentence for each that is another, or is no longer there; what a module brought meanwhile changes nothing."""
    return [f"{name} was {before[name]} and is {after.get(name, 'gone')}" for name in sorted(before)
            if before[name] != after.get(name) and (name in after or not INTERFACES.fullmatch(name))]
