package dev.plimsoll.soak.report;

import dev.plimsoll.soak.verdict.Verdict.Outcome;

/** How text for a terminal is marked. */
public enum Ink {
    /** Characters alone: for files, pipes and people who asked for it. */
    PLAIN {
        @Override
        String verdict(Outcome outcome, String text) {
            return text;
        }

        @Override
        String label(String text) {
            return text;
        }
    },
    /** ECMA-48 colours: verdicts green, red or yellow; labels dim. */
    COLOURS {
        @Override
        String verdict(Outcome outcome, String text) {
            String code = switch (outcome) {
                case PASS -> "1;32";
                case FAIL -> "1;31";
                case INCONCLUSIVE -> "1;33";
            };
            return ESCAPE + code + "m" + text + RESET;
        }

        @Override
        String label(String text) {
            return ESCAPE + "2m" + text + RESET;
        }
    };

    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";

    abstract String verdict(Outcome outcome, String text);

    abstract String label(String text);
}
