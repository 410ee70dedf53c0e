package dev.plimsoll.soak.cli.probe;

import dev.plimsoll.probe.Probe.Tier;
import dev.plimsoll.probe.watch.Subject;
import dev.plimsoll.soak.conduct.Interrupt;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One look after the other, until interrupted or the process that was named has ended. */
final class ProbeWatch {
    private static final int SLOW_EVERY = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Looks looks;
    private final ProbeForm form;
    private final long everyNanos;
    private final Map<String, WatchLine> lines = new HashMap<>();
    private final Set<Long> mourned = new HashSet<>();

    ProbeWatch(Looks looks, ProbeForm form, long everyNanos) {
        this.looks = looks;
        this.form = form;
        this.everyNanos = everyNanos;
    }

    void until(Interrupt interrupt, PrintWriter out) throws IOException {
        looks.warm(interrupt);
        boolean alive = true;
        long due = System.nanoTime();
        for (int done = 0; alive && interrupt.reason().isEmpty(); done++) {
            List<Probed> all = looks.look(done % SLOW_EVERY == 0 ? Tier.SLOW : Tier.FAST);
            alive = looks.alive();
            if (form == ProbeForm.TEXT) {
                print(out, all);
            } else {
                form.print(out, all);
            }
            due += everyNanos;
            interrupt.await(alive ? Math.max(0, due - System.nanoTime()) : 0);
        }
    }

    private void print(PrintWriter out, List<Probed> all) {
        String time = LocalTime.now(ZoneId.systemDefault()).format(TIME);
        for (int i = 0; i < all.size(); i++) {
            Probed one = all.get(i);
            String line = lines.computeIfAbsent(one.subject(), name -> new WatchLine())
                    .next(one.subject(), one.readings().readings());
            out.println(time + "  " + line + ended(looks.subjects().get(i)));
        }
        out.flush();
    }

    /** Each is said once. */
    private String ended(Subject subject) {
        StringBuilder words = new StringBuilder();
        for (long pid : subject.ended()) {
            if (mourned.add(pid)) {
                words.append("  process ").append(pid).append(" has ended");
            }
        }
        return words.toString();
    }
}
