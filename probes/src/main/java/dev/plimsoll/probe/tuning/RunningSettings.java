package dev.plimsoll.probe.tuning;

import dev.plimsoll.probe.Seen;
import java.util.List;

/**
 * The kernel settings that hold for one process: those of its network namespace where there is one of each per namespace.
 * Reading never throws.
 */
public interface RunningSettings {
    /** The value as the kernel prints it, without the newline; failed where the namespace cannot be entered. */
    Seen<String> text(SysctlName name);

    /** The names that a pattern stands for, sorted; the name itself if it is none. */
    List<SysctlName> matching(SysctlName pattern);
}
