package dev.plimsoll.soak.sample;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * One line of an HdrHistogram interval log. HdrHistogram's own reader throws out of the whole file on a line cut by a
 * byte, so each line is decoded by itself.
 */
final class LatencyLine {
    /*
     * The head of an encoded histogram (EncodableHistogram, AbstractHistogram.encodeIntoByteBuffer): cookie, payload length,
     * normalizing offset, significant digits (int each), lowest, highest (long), ratio (double). The decoder believes the
     * payload length and makes a buffer of it, so it is looked at first. The packed form takes memory for the buckets in
     * use alone: a long run has tens of thousands of these.
     */
    private static final int HEAD_BYTES = 40;
    private static final int COMPRESSED_HEAD_BYTES = 8;
    private static final int MOST_PAYLOAD_BYTES = 4 << 20;
    private static final int MOST_DIGITS = 5;
    private static final long MOST_VALUES = 1L << 48;
    private static final String TAG = "Tag=";

    private LatencyLine() {}

    /** Hands on what the line holds, nothing for a comment or the legend; false where it cannot be read. */
    static boolean parse(byte[] line, Consumer<LatencyInterval> found) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        if (text.startsWith("#") || text.startsWith("\"")) {
            return true;
        }
        try {
            Optional<LatencyInterval> interval = interval(text.split(",", -1));
            interval.ifPresent(found);
            return interval.isPresent();
        } catch (RuntimeException | DataFormatException unreadable) {
            return false;
        }
    }

    private static Optional<LatencyInterval> interval(String[] cells) throws DataFormatException {
        if (cells.length != 5 || !cells[0].startsWith(TAG)) {
            return Optional.empty();
        }
        double start = Double.parseDouble(cells[1]);
        double length = Double.parseDouble(cells[2]);
        if (!Double.isFinite(start + length) || length < 0) {
            return Optional.empty();
        }
        String metric = cells[0].substring(TAG.length());
        return histogram(cells[4].strip())
                .map(histogram -> new LatencyInterval(metric, start, start + length, histogram));
    }

    private static Optional<Histogram> histogram(String encoded) throws DataFormatException {
        byte[] bytes = Base64.getDecoder().decode(encoded);
        if (!isModest(bytes)) {
            return Optional.empty();
        }
        PackedHistogram histogram = PackedHistogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        long count = histogram.getTotalCount();
        return count >= 0 && count < MOST_VALUES ? Optional.of(histogram) : Optional.empty();
    }

    private static boolean isModest(byte[] bytes) throws DataFormatException {
        if (bytes.length < COMPRESSED_HEAD_BYTES) {
            return false;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, COMPRESSED_HEAD_BYTES, bytes.length - COMPRESSED_HEAD_BYTES);
            byte[] head = new byte[HEAD_BYTES];
            if (inflater.inflate(head) < HEAD_BYTES) {
                return false;
            }
            int payloadBytes = ByteBuffer.wrap(head).getInt(4);
            int digits = ByteBuffer.wrap(head).getInt(12);
            return payloadBytes >= 0 && payloadBytes <= MOST_PAYLOAD_BYTES && digits >= 0 && digits <= MOST_DIGITS;
        } finally {
            inflater.end();
        }
    }
}
