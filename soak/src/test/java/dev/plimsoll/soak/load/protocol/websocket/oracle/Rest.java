package dev.plimsoll.soak.load.protocol.websocket.oracle;

import java.util.List;

/**
 * What two readers said of one stream from where they part.
 *
 * @param same how many lines they share before
 * @param ours what only our reader says
 * @param theirs what only the other one says
 * @param fault why our reader calls the stream broken; empty if it does not
 */
record Rest(OracleStream stream, int same, List<String> ours, List<String> theirs, String fault) {
    Rest {
        ours = List.copyOf(ours);
        theirs = List.copyOf(theirs);
    }

    static Rest of(OracleStream stream, OurReading ours, List<String> theirs) {
        List<String> said = ours.said();
        int same = 0;
        while (same < Math.min(said.size(), theirs.size()) && said.get(same).equals(theirs.get(same))) {
            same++;
        }
        return new Rest(
                stream, same, said.subList(same, said.size()), theirs.subList(same, theirs.size()), ours.fault());
    }

    boolean isNone() {
        return ours.isEmpty() && theirs.isEmpty();
    }

    /** Whether our reader breaks here, and for that reason, while the other one does not say the same. */
    boolean breaksFor(String reason) {
        return ours.size() == 1 && fault.matches(reason);
    }

    /** The same where it already breaks, and where it would if the header that is cut off were whole. */
    boolean wouldBreakFor(String reason) {
        return breaksFor(reason) || (ours.isEmpty() && completed().breaksFor(reason));
    }

    /** The same with the next thing that ours would say if as many zero bytes followed as any message has. */
    Rest completed() {
        OurReading whole = OurReading.of(stream.masking(), stream.completed(2 * OracleStream.LARGEST_BYTES));
        List<String> said = whole.said();
        List<String> next = said.subList(Math.min(same, said.size()), Math.min(same + 1, said.size()));
        return new Rest(stream, same, next, theirs, whole.fault());
    }
}
