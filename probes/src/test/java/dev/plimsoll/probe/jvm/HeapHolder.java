package dev.plimsoll.probe.jvm;

import java.io.IOException;

/** A JVM to look at: holds 32 MiB until it reads a line, and collects garbage before and after. */
final class HeapHolder {
    static final int HELD_BYTES = 32 << 20;
    private static byte[][] held = new byte[0][];

    private HeapHolder() {}

    @SuppressWarnings("SystemGc") // what is looked at is the moment after a collection
    public static void main(String[] arguments) throws IOException {
        held = new byte[320][HELD_BYTES / 320];
        System.gc();
        System.out.println("holds " + held.length);
        System.in.read();
        held = new byte[0][];
        System.gc();
        while (System.in.read() >= 0) {
            System.gc();
        }
    }
}
