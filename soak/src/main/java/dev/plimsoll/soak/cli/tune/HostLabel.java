package dev.plimsoll.soak.cli.tune;

import dev.plimsoll.probe.tuning.compare.HostResult;

/** What a result is called in a table and in a report: the host, and the process where one was meant. */
final class HostLabel {
    private HostLabel() {}

    static String of(HostResult result) {
        String pid = result.target().replaceFirst("process ([0-9]+) .*", "$1");
        return pid.equals(result.target()) ? result.host() : result.host() + "/" + pid;
    }
}
