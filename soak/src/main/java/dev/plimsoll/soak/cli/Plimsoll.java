package dev.plimsoll.soak.cli;

/** The command line. */
public final class Plimsoll {
    private Plimsoll() {}

    /** Runs one verb. */
    public static void main(String[] arguments) {
        System.out.println("plimsoll");
    }
}
