package dev.plimsoll.soak.sample;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Writes {@code latency.hlog}: a line per metric and stretch, in HdrHistogram's interval log format 1.3, which its own
 * {@code HistogramLogReader} and the tools built on it read. The tag is the metric; times are seconds since the run
 * began; values are nanoseconds, the column of the greatest one is in milliseconds. Used by one thread.
 */
public final class LatencyWriter implements AutoCloseable {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String HEADER = """
            #[Histogram log format version 1.3]
            #[StartTime: 0.000 (seconds since epoch), the run's own start]
            "StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"
            """;

    private final AppendedLines lines;

    private LatencyWriter(AppendedLines lines) {
        this.lines = lines;
    }

    /** Makes the file in a run's folder and writes its head. */
    public static LatencyWriter open(Path folder) throws IOException {
        AppendedLines lines = AppendedLines.open(RunFiles.LATENCY.in(folder));
        try {
            lines.append(HEADER.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            lines.close();
            throw e;
        }
        return new LatencyWriter(lines);
    }

    /** Appends one distribution. */
    public void write(LatencyInterval interval) throws IOException {
        String line = String.format(
                Locale.ROOT,
                "Tag=%s,%.6f,%.6f,%.3f,%s\n",
                interval.metric(),
                interval.start(),
                interval.end() - interval.start(),
                interval.histogram().getMaxValue() / NANOS_PER_MILLI,
                Base64.getEncoder().encodeToString(compressed(interval.histogram())));
        lines.append(line.getBytes(StandardCharsets.US_ASCII));
    }

    /** How many distributions were written: what the run's last event says of this file. */
    public long lines() {
        return lines.lines() - 1;
    }

    /** Returns once every distribution written is on the disk. */
    public void force() throws IOException {
        lines.force();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static byte[] compressed(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }
}
