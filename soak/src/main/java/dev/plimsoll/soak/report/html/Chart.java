package dev.plimsoll.soak.report.html;

import java.util.List;
import java.util.Optional;

/**
 * One plot's data.
 *
 * @param id unique in the page; letters, digits and dashes
 * @param title what stands over it
 * @param note one sentence under the title; may be empty
 * @param across what runs along the bottom
 * @param unit of the values: {@code bytes seconds ratio count}, {@code per-second} for rates
 * @param scale how the values are spread upwards
 * @param xs where along the bottom, rising
 * @param lines one or more; each as long as {@code xs}
 * @param fit a straight line through the points, if there is one
 */
record Chart(
        String id,
        String title,
        String note,
        Across across,
        String unit,
        Scale scale,
        List<Double> xs,
        List<Line> lines,
        Optional<Fit> fit) {
    /**
     * Stands for a moment at which this line was not asked for: the line goes on over it. (NaN is a gap: it was asked for
     * and there was nothing.)
     */
    static final double NOT_ASKED = Double.POSITIVE_INFINITY;

    /** Copies the lists. */
    Chart {
        xs = List.copyOf(xs);
        lines = List.copyOf(lines);
    }

    /** Whether any line has any value. */
    boolean hasData() {
        return lines.stream().anyMatch(line -> line.values().stream().anyMatch(Double::isFinite));
    }

    /** What runs along the bottom. */
    enum Across {
        /** Seconds since the run began. */
        TIME,
        /** Open connections. */
        CONNECTIONS,
        /** Connections opened and closed so far. */
        CYCLES
    }

    /** How values are spread upwards. */
    enum Scale {
        /** Evenly. */
        LINEAR,
        /** By their logarithm. */
        LOG
    }

    /** How a line looks. */
    enum Stroke {
        /** Drawn through. */
        SOLID,
        /** Dashed: the second of two that are compared. */
        DASHED,
        /** Dashed and grey: what was to be. */
        PLANNED,
        /** Points alone. */
        DOTS,
        /** Bars, one line's stacked on the next one's. */
        BARS
    }

    /**
     * Values along the bottom.
     *
     * @param values NaN is a gap, {@link #NOT_ASKED} is not
     */
    record Line(String name, Stroke stroke, List<Double> values) {
        /** Copies the values. */
        Line {
            values = List.copyOf(values);
        }
    }

    /**
     * A straight line with its band.
     *
     * @param x a point that it goes through
     * @param y that point's height
     * @param slope of the line
     * @param low slope of the band's lower edge, to the right of the point
     * @param high slope of the upper one
     */
    record Fit(double x, double y, double slope, double low, double high) {}
}
