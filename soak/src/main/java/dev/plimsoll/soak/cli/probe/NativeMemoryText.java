package dev.plimsoll.soak.cli.probe;

import dev.plimsoll.probe.jvm.Answer;
import dev.plimsoll.probe.jvm.Answer.Done;
import dev.plimsoll.probe.jvm.Answer.NativeMemory;
import dev.plimsoll.probe.jvm.Answer.Refused;
import dev.plimsoll.soak.report.Figures;
import java.util.Locale;

/** What a JVM says of its native memory as text, or why it says nothing. */
final class NativeMemoryText {
    private NativeMemoryText() {}

    static String of(Answer answer) {
        if (answer instanceof Refused refused) {
            return "native memory by jcmd: " + refused.reason() + "\n";
        }
        if (answer instanceof Done done) {
            return "native memory by jcmd: not understood: " + done.text().strip() + "\n";
        }
        NativeMemory memory = (NativeMemory) answer;
        StringBuilder text = new StringBuilder("native memory by jcmd, committed\n");
        line(text, memory.committedBytes(), "in all");
        memory.byCategory().forEach((category, bytes) -> line(text, bytes, category));
        return text.toString();
    }

    private static void line(StringBuilder text, long bytes, String what) {
        text.append(String.format(Locale.ROOT, "  %12s  %s%n", Figures.bytes((double) bytes), what));
    }
}
