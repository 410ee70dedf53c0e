package dev.plimsoll.probe.limit.known;

/** Where a ceiling stands. */
public sealed interface Place {
    /** Where it is, for people. */
    String words();

    /** The soft limit on one line of {@code /proc/PID/limits}, e.g. {@code Max open files}. */
    record Rlimit(String line) implements Place {
        @Override
        public String words() {
            return "/proc/PID/limits, \"" + line + "\"";
        }
    }

    /**
     * A number of a kernel setting, in the network namespace of the process where there is one in each.
     *
     * @param name dotted
     * @param index which of its numbers, from 0
     */
    record Sysctl(String name, int index) implements Place {
        @Override
        public String words() {
            return "sysctl " + name;
        }
    }

    /** A number of a kernel setting that counts pages; the ceiling is in bytes. */
    record SysctlPages(String name, int index) implements Place {
        @Override
        public String words() {
            return "sysctl " + name + ", in pages";
        }
    }

    /** How many ports {@code net.ipv4.ip_local_port_range} leaves between its ends. */
    record PortRange() implements Place {
        @Override
        public String words() {
            return "sysctl net.ipv4.ip_local_port_range";
        }
    }

    /** A limit of the control group. */
    record Group(GroupLimit limit) implements Place {
        @Override
        public String words() {
            return "control group, " + limit.files();
        }
    }

    /** A reading of its own, because a probe that reads the use reads the ceiling beside it. */
    record Resource(String name) implements Place {
        @Override
        public String words() {
            return "reading " + name;
        }
    }

    /** Nowhere that can be read from outside; why. */
    record Unseen(String why) implements Place {
        @Override
        public String words() {
            return why;
        }
    }

    /**
     * A limit that does not bind root.
     *
     * @param place where it stands for everybody else
     */
    record NotRoot(Place place) implements Place {
        @Override
        public String words() {
            return place.words() + " (root is exempt)";
        }
    }

    /** What a control group can limit. */
    enum GroupLimit {
        /** Processes and threads. */
        TASKS("pids.max"),
        /** Bytes of everything. */
        MEMORY("memory.max, memory.limit_in_bytes"),
        /** CPUs kept busy, in cores. */
        CPU("cpu.max, cpu.cfs_quota_us"),
        /** Bytes of kernel memory for TCP, version 1 alone. */
        TCP_MEMORY("memory.kmem.tcp.limit_in_bytes");

        private final String files;

        GroupLimit(String files) {
            this.files = files;
        }

        /** The names of its files. */
        public String files() {
            return files;
        }
    }
}
