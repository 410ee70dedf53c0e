package dev.plimsoll.soak;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import io.netty.util.ResourceLeakTracker;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails every test class after which a buffer of Netty was found that nobody released. Found by JUnit through {@code
 * META-INF/services}; Netty's own detector only logs.
 */
public final class NettyLeaks implements BeforeAllCallback, AfterAllCallback {
    private static final long LONGEST_GC_MILLIS = 5_000;
    private static final AtomicLong TRACKED = new AtomicLong();
    private static final ConcurrentLinkedQueue<String> FOUND = new ConcurrentLinkedQueue<>();
    private static final List<Telling<?>> DETECTORS = new ArrayList<>();

    static {
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new Factory()); // before any buffer's class is there
    }

    private long trackedBefore;

    /** For JUnit. */
    public NettyLeaks() {
        trackedBefore = 0;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        trackedBefore = TRACKED.get();
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        if (TRACKED.get() == trackedBefore) {
            return; // nothing of Netty in this class
        }
        List<String> found = take();
        if (!found.isEmpty()) {
            throw new AssertionError(found.size() + " buffers were never released:\n" + String.join("\n", found));
        }
    }

    /** What was found since the last call; collects garbage first, for only what nobody holds any more is told. */
    static List<String> take() throws InterruptedException {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        WeakReference<Object> sentinel = new WeakReference<>(new Object(), collected);
        System.gc();
        if (collected.remove(LONGEST_GC_MILLIS) != sentinel) {
            throw new IllegalStateException("no garbage was collected");
        }
        synchronized (DETECTORS) {
            DETECTORS.forEach(Telling::tell);
        }
        List<String> found = new ArrayList<>();
        for (String leak = FOUND.poll(); leak != null; leak = FOUND.poll()) {
            found.add(leak);
        }
        return found;
    }

    private static final class Factory extends ResourceLeakDetectorFactory {
        @Override
        @SuppressWarnings("deprecation") // the one method that a factory must have
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval, long mostActive) {
            Telling<T> detector = new Telling<>(resource, interval);
            synchronized (DETECTORS) {
                DETECTORS.add(detector);
            }
            return detector;
        }
    }

    private static final class Telling<T> extends ResourceLeakDetector<T> {
        Telling(Class<T> resource, int interval) {
            super(resource, interval);
            setLeakListener((type, records) -> FOUND.add(type + records));
        }

        @Override
        public ResourceLeakTracker<T> track(T resource) {
            TRACKED.incrementAndGet();
            return super.track(resource);
        }

        @Override
        public ResourceLeakTracker<T> trackForcibly(T resource) {
            TRACKED.incrementAndGet();
            return super.trackForcibly(resource);
        }

        /** The detector looks for leaks when it is given something new, and only then. */
        @SuppressWarnings("unchecked")
        void tell() {
            Object dummy = new Object();
            ResourceLeakTracker<Object> tracker = ((ResourceLeakDetector<Object>) this).trackForcibly(dummy);
            if (tracker != null) {
                tracker.close(dummy);
            }
        }
    }
}
