package dev.plimsoll.probe.proc.task;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.Fields;
import dev.plimsoll.probe.proc.Numbers;
import dev.plimsoll.probe.proc.ProcReader;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The kernel's keys (keyrings(7)) that are charged to the user of a process: {@code key}, of which {@code
 * kernel.keys.maxkeys} are allowed, root {@code root_maxkeys}. From {@code /proc/key-users}, number before the second slash
 * (proc_key-users(5)), which also counts those of the user's other processes. Absent where the user has none, and where the
 * kernel has no keys.
 */
public final class KeyProbe implements Probe {
    /** On the line {@code Uid:} of status: real, effective, saved, and that for files, to which keys are charged. */
    private static final int FILE_SYSTEM_UID = 3;

    /** Behind the colon: how often the record is used, keys and those in use, keys charged and allowed, bytes. */
    private static final int CHARGED = 2;

    private final ProcReader reader;
    private final long pid;

    /** Asks about the user of {@code pid}. */
    public KeyProbe(ProcReader reader, long pid) {
        this.reader = reader;
        this.pid = pid;
    }

    @Override
    public String name() {
        return "key";
    }

    @Override
    public Tier tier() {
        return Tier.QUIET;
    }

    @Override
    public Map<String, Reading> read() {
        Seen<Long> uid = reader.text(pid + "/status").then(text -> new Fields(text).word("Uid", FILE_SYSTEM_UID));
        return Map.of("key", uid.reading(user -> reader.text("key-users").reading(text -> charged(text, user))));
    }

    /** Lines such as {@code "    0:     9 8/8 3/1000000 40/25000000"}. */
    static Reading charged(String keyUsers, long uid) {
        for (String line : Numbers.wholeLines(keyUsers)) {
            List<String> words = Numbers.words(line);
            if (words.size() > CHARGED + 1 && words.get(0).equals(uid + ":")) {
                String charged = words.get(CHARGED + 1);
                OptionalLong keys = Numbers.parse(charged.substring(0, Math.max(0, charged.indexOf('/'))));
                return keys.isPresent()
                        ? new Reading.Value(Quantity.count((double) keys.getAsLong()), Scope.USER)
                        : new Reading.Failed("key-users is not numbers: " + line);
            }
        }
        return new Reading.Absent("no keys of user " + uid + " in key-users");
    }
}
