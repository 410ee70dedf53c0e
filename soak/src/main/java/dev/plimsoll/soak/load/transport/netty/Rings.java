package dev.plimsoll.soak.load.transport.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.uring.IoUringAdaptiveBufferRingAllocator;
import io.netty.channel.uring.IoUringBufferRingConfig;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;

/*
 * Each loop has a ring of buffers from which the kernel takes one when bytes arrive (io_uring_register(2),
 * IORING_REGISTER_PBUF_RING, Linux 5.19), and from 6.0 on one order to receive stands for all that a connection will ever
 * receive. Without the ring Netty polls first and receives then, and a reset that comes right behind data is never told: the
 * poll is edge-triggered, and its edge is taken for that of the data. So there is no io_uring without it.
 */
/** io_uring(7), through Netty's native library: how its rings are set up. */
final class Rings {
    private static final short GROUP = 0;
    private static final short BUFFERS = 256;
    private static final int COMPLETIONS =
            1 << 14; // of a flood's connects in one turn; the kernel keeps the rest, dearly

    /** {@code IP_BIND_ADDRESS_NO_PORT}, include/uapi/linux/in.h, of {@code IPPROTO_IP}; Netty names it for epoll alone. */
    private static final ChannelOption<Integer> BIND_ADDRESS_NO_PORT =
            new IntegerUnixChannelOption("PLIMSOLL_IP_BIND_ADDRESS_NO_PORT", 0, 24);

    private Rings() {}

    static Channels channels() {
        return new Channels(
                "io_uring",
                LoopThread.KERNEL_GRAIN_NANOS,
                handlers(),
                () -> new Bootstrap()
                        .channel(IoUringSocketChannel.class)
                        .option(IoUringChannelOption.IO_URING_BUFFER_GROUP_ID, GROUP)
                        .option(BIND_ADDRESS_NO_PORT, 1),
                () -> new ServerBootstrap()
                        .channel(IoUringServerSocketChannel.class)
                        .childOption(IoUringChannelOption.IO_URING_BUFFER_GROUP_ID, GROUP));
    }

    private static IoHandlerFactory handlers() {
        IoUringBufferRingConfig buffers = IoUringBufferRingConfig.builder()
                .bufferGroupId(GROUP)
                .bufferRingSize(BUFFERS)
                .batchSize(BUFFERS)
                .incremental(false)
                .allocator(new IoUringAdaptiveBufferRingAllocator())
                .build();
        return IoUringIoHandler.newFactory(
                new IoUringIoHandlerConfig().setCqSize(COMPLETIONS).setBufferRingConfig(buffers));
    }
}
