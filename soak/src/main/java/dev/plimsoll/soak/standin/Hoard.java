package dev.plimsoll.soak.standin;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What one lane keeps of its connections: for as long as they are open, or, where it leaks, until the stand-in is closed. */
final class Hoard implements Closeable {
    private static final File NOTHING = new File("/dev/null");

    private final Share descriptorLeak;
    private final Share heapLeak;
    private final Optional<HeldPages> pages;
    private final List<FileInputStream> descriptors = new ArrayList<>();
    private @Nullable Kept newest;
    private boolean atTheLimit;

    private Hoard(Faults faults, Optional<HeldPages> pages) {
        this.descriptorLeak = faults.share(Fault.LEAK_FD);
        this.heapLeak = faults.share(Fault.LEAK_HEAP);
        this.pages = pages;
    }

    /** An empty one, for {@code slots} connections. */
    static Hoard open(Faults faults, int slots) throws IOException {
        OptionalLong bytes = faults.number(Fault.HOLD_BYTES);
        Optional<HeldPages> pages = bytes.isPresent()
                ? Optional.of(HeldPages.open(Math.toIntExact(bytes.getAsLong()), slots))
                : Optional.empty();
        return new Hoard(faults, pages);
    }

    /** The {@code ordinal}-th connection of the stand-in is accepted. */
    void accepted(int slot, long ordinal) {
        if (heapLeak.picks(ordinal)) {
            newest = new Kept(newest);
        }
        if (descriptorLeak.picks(ordinal) && !atTheLimit) {
            keepDescriptor();
        }
        pages.ifPresent(held -> held.hold(slot));
    }

    /** A connection is gone. */
    void gone(int slot) {
        pages.ifPresent(held -> held.giveBack(slot));
    }

    @Override
    public void close() throws IOException {
        newest = null;
        for (FileInputStream descriptor : descriptors) {
            descriptor.close();
        }
        descriptors.clear();
        if (pages.isPresent()) {
            pages.get().close();
        }
    }

    private void keepDescriptor() {
        try {
            descriptors.add(new FileInputStream(NOTHING));
        } catch (IOException noDescriptorLeft) {
            atTheLimit = true; // the leak has filled what there was: it can only stay where it is
        }
    }

    /** 256 bytes with 4-byte references: 24 for this object, 16 for the array's header, 216 in it. */
    private static final class Kept {
        private static final int ARRAY_BYTES = 216;

        @SuppressWarnings("unused") // reachable is all it has to be
        private final byte[] bytes = new byte[ARRAY_BYTES];

        @SuppressWarnings("unused")
        private final @Nullable Kept before;

        Kept(@Nullable Kept before) {
            this.before = before;
        }
    }
}
