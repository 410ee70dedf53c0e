package dev.plimsoll.probe.jvm;

import java.util.List;

/** A family of garbage collectors, told by the names that perf data gives to its collections. */
enum Collector {
    /** Serial and parallel, and CMS of old: each generation has its own part of the heap. */
    GENERATIONS("two generations"),
    /** Regions; either generation may have them all. */
    G1("G1"),
    /** Works beside the program; its figures are of a pause in the midst of a collection. */
    ZGC("ZGC"),
    /** The same. */
    SHENANDOAH("Shenandoah"),
    /** Another, or none: Epsilon. */
    OTHER("this collector");

    private final String label;

    Collector(String label) {
        this.label = label;
    }

    static Collector of(List<String> names) {
        String first = names.isEmpty() ? "" : names.get(0);
        if (first.startsWith("G1")) {
            return G1;
        }
        if (first.startsWith("Z")) {
            return ZGC;
        }
        if (first.startsWith("Shenandoah")) {
            return SHENANDOAH;
        }
        // JDK 8 calls them Copy, PCopy, MCopy and PSScavenge
        return first.startsWith("Serial") || first.startsWith("P") || first.endsWith("Copy") ? GENERATIONS : OTHER;
    }

    String label() {
        return label;
    }

    boolean emptiesEden() {
        return this == GENERATIONS || this == G1;
    }

    boolean dividesHeap() {
        return this == GENERATIONS;
    }
}
