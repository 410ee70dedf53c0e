package dev.plimsoll.soak.badimports.load;

import java.net.Socket;

/** Breaks on purpose the rule that only the transport connects. */
final class ConnectsOnItsOwn {
    private ConnectsOnItsOwn() {}

    static Socket unchecked() {
        return new Socket();
    }
}
