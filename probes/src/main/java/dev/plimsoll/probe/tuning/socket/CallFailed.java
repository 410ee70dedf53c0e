package dev.plimsoll.probe.tuning.socket;

import com.sun.jna.LastErrorException;
import java.io.IOException;

/** The kernel refused a call; the errno says why. */
public final class CallFailed extends IOException {
    private static final long serialVersionUID = 1L;

    private final int number;

    CallFailed(String call, int number) {
        super(call + ": " + new Errno(number));
        this.number = number;
    }

    static CallFailed of(String call, LastErrorException e) {
        return new CallFailed(call, e.getErrorCode());
    }

    /** Why it was refused. */
    public Errno errno() {
        return new Errno(number);
    }
}
