package dev.plimsoll.probe.tuning.prove.experiment;

import dev.plimsoll.probe.tuning.prove.DeclaredLine;
import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import dev.plimsoll.probe.tuning.prove.lab.Experiment;
import dev.plimsoll.probe.tuning.prove.lab.Lab;
import dev.plimsoll.probe.tuning.socket.CallFailed;
import dev.plimsoll.probe.tuning.socket.Errno;
import dev.plimsoll.probe.tuning.socket.OpenFiles;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * {@code nofile}: sets it for this process, which was started for the purpose, and opens descriptors until EMFILE. It may only be
 * run when nothing else is: nobody else in the process can open a file meanwhile.
 */
final class OpenFileLimit implements Experiment {
    @Override
    public Set<String> settings() {
        return Set.of(DeclaredLine.NOFILE);
    }

    @Override
    public Proof run(Lab lab) throws IOException {
        long declared = lab.number();
        OpenFiles.Allowed before = OpenFiles.allowed();
        try {
            OpenFiles.allow(new OpenFiles.Allowed(declared, Math.max(declared, before.hard())));
        } catch (CallFailed e) {
            return refused(lab, before, e);
        }
        OpenFiles.Opened opened = OpenFiles.openUntilRefused();
        OpenFiles.allow(before.hard() >= declared ? before : new OpenFiles.Allowed(before.soft(), declared));
        boolean exact = opened.refusal().equals(Errno.EMFILE) && opened.highest() == declared - 1;
        return lab.proof(exact ? Verdict.EFFECTIVE : Verdict.NO_EFFECT, figure(opened));
    }

    private static Proof refused(Lab lab, OpenFiles.Allowed before, CallFailed e) throws IOException {
        OpenFiles.allow(new OpenFiles.Allowed(before.hard(), before.hard()));
        OpenFiles.Opened opened = OpenFiles.openUntilRefused();
        String most = lab.running("fs.nr_open").orElse("");
        boolean overAll = !most.isEmpty() && lab.number() > Long.parseLong(most);
        String by = overAll ? "fs.nr_open " + most : "the hard limit " + before.hard();
        return lab.proof(
                Verdict.masked(by),
                String.format(
                        Locale.ROOT,
                        "%s for %d; %s; %s",
                        e.getMessage(),
                        lab.number(),
                        figure(opened),
                        "a service takes its own from LimitNOFILE="));
    }

    private static String figure(OpenFiles.Opened opened) {
        return String.format(
                Locale.ROOT,
                "a process of ours opened %d more, the last is number %d, then %s",
                opened.count(),
                opened.highest(),
                opened.refusal());
    }
}
