package dev.plimsoll.soak.standin;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/** A private, writable mapping of a file ({@code man 2 mmap}, MAP_PRIVATE) that can be unmapped at a moment of our choice. */
interface PrivateMapping {
    /** The mapped bytes; touched after {@link #unmap} they end the process. */
    ByteBuffer bytes();

    /** Gives the pages and the addresses back to the kernel. Once, on the thread that mapped. */
    void unmap();

    /** Maps a file's first {@code bytes} bytes. */
    static PrivateMapping of(FileChannel file, int bytes) throws IOException {
        try {
            return Runtime.version().feature() >= OfArena.SINCE ? OfArena.map(file, bytes) : OfUnsafe.map(file, bytes);
        } catch (InvocationTargetException e) {
            throw new IOException("cannot map " + bytes + " bytes: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java cannot unmap", e);
        }
    }

    /** {@code java.lang.foreign} (JEP 454); by reflection, because we compile for an older Java. */
    record OfArena(AutoCloseable arena, ByteBuffer bytes) implements PrivateMapping {
        static final int SINCE = 22;

        static PrivateMapping map(FileChannel file, int bytes) throws ReflectiveOperationException {
            Class<?> arenas = Class.forName("java.lang.foreign.Arena");
            Object arena = arenas.getMethod("ofConfined").invoke(null);
            Object segment = FileChannel.class
                    .getMethod("map", MapMode.class, long.class, long.class, arenas)
                    .invoke(file, MapMode.PRIVATE, 0L, (long) bytes, arena);
            Method asByteBuffer =
                    Class.forName("java.lang.foreign.MemorySegment").getMethod("asByteBuffer");
            return new OfArena((AutoCloseable) arena, (ByteBuffer) asByteBuffer.invoke(segment));
        }

        @Override
        public void unmap() {
            try {
                arena.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot unmap", e);
            }
        }
    }

    /** {@code sun.misc.Unsafe.invokeCleaner}, the only way before; by reflection, because the compiler warns of it. */
    record OfUnsafe(ByteBuffer bytes) implements PrivateMapping {
        static PrivateMapping map(FileChannel file, int bytes) throws IOException {
            return new OfUnsafe(file.map(MapMode.PRIVATE, 0, bytes));
        }

        @Override
        public void unmap() {
            try {
                Class<?> type = Class.forName("sun.misc.Unsafe");
                Field unsafe = type.getDeclaredField("theUnsafe");
                unsafe.setAccessible(true);
                type.getMethod("invokeCleaner", ByteBuffer.class).invoke(unsafe.get(null), bytes);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("this Java cannot unmap", e);
            }
        }
    }
}
