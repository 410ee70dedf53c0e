package dev.plimsoll.probe.jvm;

import dev.plimsoll.probe.Ask;
import java.io.IOException;

/** Asks about the JVM whose pid is given, as whoever runs it, and stays until it is killed. */
final class AskFromOutside {
    private AskFromOutside() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(Ask.reading(JvmProbe.ofProcess(Long.parseLong(arguments[0])), "class"));
        System.in.read();
    }
}
