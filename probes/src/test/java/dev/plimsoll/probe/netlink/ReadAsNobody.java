package dev.plimsoll.probe.netlink;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Seen;
import java.util.Set;
import java.util.stream.Collectors;

/** A program that prints, on one line, what the probes of a pid say; started as a user without rights. */
final class ReadAsNobody {
    private ReadAsNobody() {}

    /** One word: the pid. */
    public static void main(String[] words) {
        Probe otherwise = new UnreadProbe("otherwise", Probe.Tier.QUIET, Set.of(), new Reading.Absent("-"));
        try (NetlinkProbes probes = NetlinkProbes.ofProcess(
                Long.parseLong(words[0]), () -> new Seen.Failed<>("permission denied"), otherwise)) {
            System.out.println(probes.probes().stream()
                    .map(probe -> probe.read().toString())
                    .collect(Collectors.joining(" ")));
        }
    }
}
