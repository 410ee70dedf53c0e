package dev.plimsoll.soak.cli.exit;

/** Ends a command with an exit code and the lines that say why; the message is for people, on stderr. */
public final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final String words;

    /**
     * Ends the command that throws it.
     *
     * @param message one line or several
     */
    public Stop(ExitCode code, String message) {
        super(message);
        this.code = code;
        this.words = message;
    }

    /** The lines for people. */
    public String words() {
        return words;
    }

    /** What the shell is told. */
    public ExitCode code() {
        return code;
    }
}
