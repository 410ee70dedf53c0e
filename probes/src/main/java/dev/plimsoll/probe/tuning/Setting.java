package dev.plimsoll.probe.tuning;

import java.util.Objects;
import java.util.function.Function;

/** What a line of a profile is about. */
public sealed interface Setting {
    /** A setting of the kernel, or of one of its namespaces. */
    record Sysctl(SysctlName name) implements Setting {
        /** Checks that it is there. */
        public Sysctl {
            Objects.requireNonNull(name);
        }

        @Override
        public String toString() {
            return name.dotted();
        }
    }

    /** The soft limit of the target process. */
    record Rlimit(ResourceLimit limit) implements Setting {
        /** Checks that it is there. */
        public Rlimit {
            Objects.requireNonNull(limit);
        }

        @Override
        public String toString() {
            return "rlimit " + limit.word();
        }
    }

    /** Answers by case. */
    default <R> R match(Function<SysctlName, R> sysctl, Function<ResourceLimit, R> rlimit) {
        return this instanceof Sysctl it ? sysctl.apply(it.name()) : rlimit.apply(((Rlimit) this).limit());
    }
}
