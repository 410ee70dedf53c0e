package dev.plimsoll.probe.tuning.compare;

/** Whether a process is in the network namespace that the machine booted with, whose settings sysctl.d(5) sets. */
public enum Membership {
    /** It is. */
    FIRST,
    /** It is in another: a container's, a service's own. */
    ANOTHER,
    /** It cannot be seen. */
    UNKNOWN
}
