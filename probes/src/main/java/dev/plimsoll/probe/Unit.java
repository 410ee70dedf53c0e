package dev.plimsoll.probe;

/** What a number counts. All are base units: no kilobytes, no milliseconds. */
public enum Unit {
    /** Octets. */
    BYTES("bytes"),
    /** Seconds, with a fraction. */
    SECONDS("seconds"),
    /** A share of a whole, 0 to 1 (more than 1 is possible where the whole is a quota). */
    RATIO("ratio"),
    /** Things: descriptors, threads, sockets, events. */
    COUNT("count"),
    /** CPUs kept busy, 1.0 being one of them all the time. */
    CORES("cores");

    private final String label;

    Unit(String label) {
        this.label = label;
    }

    /** The word used for this unit in files. */
    public String label() {
        return label;
    }
}
