package dev.plimsoll.soak.load.protocol.websocket.oracle;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Where another reader may differ from ours, and the section of RFC 6455 that backs us. Nothing else is tolerated. */
enum Difference {
    /**
     * We judge a header when all of it is there, and a close frame when its payload is; others byte by byte. A stream that
     * ends in between is broken for them alone. §7.1.7 sets no moment. Completed with zeros, ours breaks with the same code.
     */
    FAULT_BEFORE_THE_HEADER_IS_WHOLE(rest -> rest.ours().isEmpty()
            && rest.theirs().size() == 1
            && rest.theirs().get(0).startsWith("broken ")
            && rest.completed().ours().equals(rest.theirs())),

    /**
     * We fail at the first byte that cannot be UTF-8 (§8.1), others at the end of its frame or message. Until then they may
     * meet controls, a farewell or another fault, but they deliver no message.
     */
    NOT_UTF8_BEFORE_THE_MESSAGE_IS_WHOLE(rest ->
            rest.breaksFor("a text that is not UTF-8") && rest.theirs().stream().noneMatch(Said::isMessage)),

    /** Netty takes codes from 5000 on, and looks at the reason first. §7.4.2 knows codes up to 4999 only. */
    CLOSE_CODE_ABOVE_4999(rest -> rest.breaksFor("a close frame with the code ([5-9]\\d{3}|\\d{5})")
            && (rest.theirs().equals(List.of(Said.broken(1007)))
                    || rest.theirs().equals(List.of("close " + rest.fault().replaceAll("\\D", ""))))),

    /** Netty takes a close reason that ends within a character. §5.5.1: the reason is UTF-8. */
    CLOSE_REASON_ENDS_WITHIN_A_CHARACTER(rest -> rest.breaksFor("a close reason that is not UTF-8")
            && rest.theirs().size() == 1
            && rest.theirs().get(0).startsWith("close ")),

    /** ws takes a length in a form longer than needed. §5.2: the minimal number of bytes MUST be used. */
    LENGTH_IN_A_LONGER_FORM(rest -> rest.wouldBreakFor("a length in a form longer than needed")),

    /** ws calls a length with the top bit set too large, 1009. §5.2: the bit MUST be 0, so it is a fault, 1002. */
    LENGTH_WITH_THE_TOP_BIT(rest ->
            rest.wouldBreakFor("a length with the top bit set") && rest.theirs().equals(List.of(Said.broken(1009))));

    /** What Netty may do. */
    static final Set<Difference> OF_NETTY = Set.of(
            FAULT_BEFORE_THE_HEADER_IS_WHOLE,
            NOT_UTF8_BEFORE_THE_MESSAGE_IS_WHOLE,
            CLOSE_CODE_ABOVE_4999,
            CLOSE_REASON_ENDS_WITHIN_A_CHARACTER);

    /** What the npm package ws may do. */
    static final Set<Difference> OF_WS = Set.of(
            FAULT_BEFORE_THE_HEADER_IS_WHOLE,
            NOT_UTF8_BEFORE_THE_MESSAGE_IS_WHOLE,
            LENGTH_IN_A_LONGER_FORM,
            LENGTH_WITH_THE_TOP_BIT);

    @SuppressWarnings("ImmutableEnumChecker") // each is a lambda that holds nothing
    private final Predicate<Rest> explains;

    Difference(Predicate<Rest> explains) {
        this.explains = explains;
    }

    boolean explains(Rest rest) {
        return explains.test(rest);
    }
}
