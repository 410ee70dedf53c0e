package dev.plimsoll.probe;

/** Whose usage a reading counts; a number read beside a process is not always that process's own. */
public enum Scope {
    /** One process. */
    PROCESS,
    /** Everything of the user that the process runs as. */
    USER,
    /** Everything in the process's network namespace. */
    NAMESPACE,
    /** The control group of the process. */
    CGROUP,
    /** The whole machine, whatever namespace the reader is in. */
    HOST
}
