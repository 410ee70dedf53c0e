package dev.plimsoll.soak.cli;

/** Ends a command with an exit code and the lines that say why; the message is for people, on stderr. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final String words;

    Stop(ExitCode code, String message) {
        super(message);
        this.code = code;
        this.words = message;
    }

    String words() {
        return words;
    }

    ExitCode code() {
        return code;
    }
}
