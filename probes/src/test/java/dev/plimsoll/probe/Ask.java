package dev.plimsoll.probe;

import java.util.Map;

/** Asks a probe for one resource, which must be among its readings. */
public final class Ask {
    private Ask() {}

    /** The reading, of whatever case. */
    public static Reading reading(Probe probe, String resource) {
        Map<String, Reading> readings = probe.read();
        Reading reading = readings.get(resource);
        if (reading == null) {
            throw new AssertionError("no " + resource + " among " + readings.keySet());
        }
        return reading;
    }

    /** The number, which must be there. */
    public static double amount(Probe probe, String resource) {
        Reading reading = reading(probe, resource);
        if (reading instanceof Reading.Value value) {
            return value.quantity().amount();
        }
        throw new AssertionError(resource + " is " + reading);
    }
}
