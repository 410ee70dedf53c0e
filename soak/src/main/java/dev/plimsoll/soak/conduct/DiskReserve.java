package dev.plimsoll.soak.conduct;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Room on the disk that is held while a run goes on, so that a disk that fills up still takes the verdict and the report.
 * A run that is killed leaves the file behind; whoever judges the folder gives the room back.
 */
public final class DiskReserve {
    private static final String FILE_NAME = "reserve";
    private static final int BYTES = 256 * 1024; // a verdict, a page of a usual run, the texts

    private DiskReserve() {}

    /** Takes the room in a run's folder. */
    static void take(Path folder) throws IOException {
        Files.write(folder.resolve(FILE_NAME), new byte[BYTES]);
    }

    /** Gives it back. Harmless where none was taken. */
    public static void giveBack(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE_NAME));
    }
}
