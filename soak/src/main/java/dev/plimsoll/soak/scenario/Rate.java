package dev.plimsoll.soak.scenario;

/**
 * How often something is done.
 *
 * @param perSecond times a second, above 0
 * @param per all connections together, or each of them
 */
public record Rate(double perSecond, Per per) {
    /** Times a second for {@code connections} connections together. */
    public double total(int connections) {
        return per == Per.CONNECTION ? perSecond * connections : perSecond;
    }

    /** What a rate is shared by. */
    public enum Per {
        /** All together. */
        RUN,
        /** Each connection. */
        CONNECTION
    }
}
