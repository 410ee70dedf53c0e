import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A gateway on the JVM that keeps so many bytes of heap for each connection, and echoes what it gets: {@code HeapGateway
 * BYTES}. It prints its port. Where there is no heap left it says so on stderr, the first time with the moment, and closes
 * the connection.
 */
final class HeapGateway {
    private static final int BACKLOG = 1024;
    private static final int READ_BYTES = 65536;
    private static final int SPARE_BYTES = 262144;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
    private final int bytesEach;
    private byte[] spare = new byte[SPARE_BYTES]; // given up when there is no more, so that closing is possible
    private boolean full;

    private HeapGateway(int bytesEach) throws IOException {
        this.bytesEach = bytesEach;
    }

    public static void main(String[] words) throws IOException {
        new HeapGateway(Integer.parseInt(words[0])).serve();
    }

    private void serve() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        System.out.println(listener.socket().getLocalPort());
        while (true) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    welcome(listener.accept());
                } else {
                    echo(key, (SocketChannel) key.channel());
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private void welcome(SocketChannel channel) throws IOException {
        try {
            channel.configureBlocking(false);
            // once there was none, more than was given up, which stays for what closing takes
            channel.register(selector, SelectionKey.OP_READ, new byte[full ? bytesEach + SPARE_BYTES : bytesEach]);
        } catch (OutOfMemoryError e) {
            if (!full) {
                spare = null;
                full = true;
                System.err.printf("%.3f %s%n", System.currentTimeMillis() / 1000.0, e.getMessage());
            }
            channel.close();
        }
    }

    private void echo(SelectionKey key, SocketChannel channel) throws IOException {
        buffer.clear();
        try {
            if (channel.read(buffer) >= 0) {
                channel.write(buffer.flip());
                return;
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
        key.attach(null);
        channel.close();
    }
}
