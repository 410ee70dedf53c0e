package dev.plimsoll.soak.cli;

/** Ends a command with an exit code and the lines that say why; the message is for people, on stderr. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    Stop(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
