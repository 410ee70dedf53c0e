package dev.plimsoll.soak.scenario;

/**
 * A number of connections: fixed, or a share of the scenario's {@code connections}.
 *
 * @param amount a whole number of connections, or a share from 0 to 1
 * @param of what {@code amount} is
 */
public record Share(double amount, Of of) {
    /** The most connections that a scenario may have. */
    public static final int MOST = 10_000_000;

    /** How many that is when the scenario has {@code connections}. */
    public int resolve(int connections) {
        return (int) Math.round(of == Of.CONNECTIONS ? amount * connections : amount);
    }

    /** What a share's amount means. */
    public enum Of {
        /** It is the number itself. */
        NUMBER,
        /** It is a share of the scenario's connections. */
        CONNECTIONS
    }
}
