package dev.plimsoll.soak.badimports.load.protocol;

import io.netty.channel.Channel;

/** Bad on purpose: a protocol owns no channel. */
final class FramesWithNetty {
    private FramesWithNetty() {}

    static boolean of(Channel channel) {
        return channel.isOpen();
    }
}
