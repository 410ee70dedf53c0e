package dev.plimsoll.probe.proc.net;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.Numbers;
import dev.plimsoll.probe.proc.ProcReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file with a row of hexadecimal numbers for each CPU that is online, 32 bits wide, so that a count begins again at 0
 * after 4,294,967,295. Which column is which is told by its name: kernels add columns and rename them.
 */
final class CpuTable {
    private final List<String> names;
    private final List<long[]> rows;

    private CpuTable(List<String> names, List<long[]> rows) {
        this.names = names;
        this.rows = rows;
    }

    /** One whose first line names the columns, as those of {@code net/stat} have it. */
    static Seen<CpuTable> headed(ProcReader reader, String path) {
        List<String> names = new ArrayList<>();
        Rows rows = new Rows();
        return reader.eachLine(path, (bytes, from, to) -> {
                    if (names.isEmpty()) {
                        names.addAll(Numbers.words(new String(bytes, from, to - from, StandardCharsets.US_ASCII)));
                    } else {
                        rows.line(bytes, from, to);
                    }
                })
                .then(lines -> rows.table(path, names));
    }

    /** One without a heading, whose first columns have these names. */
    static Seen<CpuTable> unheaded(ProcReader reader, String path, List<String> names) {
        Rows rows = new Rows();
        return reader.eachLine(path, rows).then(lines -> rows.table(path, names));
    }

    /** What all CPUs counted together. */
    Reading sum(String name, Scope scope) {
        int column = names.indexOf(name);
        if (column < 0) {
            return lacks(name);
        }
        long sum = 0;
        for (long[] row : rows) {
            sum += row[column];
        }
        return new Reading.Value(Quantity.count((double) sum), scope);
    }

    /** A number that is the same in each row, for it counts no CPU. */
    Reading common(String name, Scope scope) {
        int column = names.indexOf(name);
        return column < 0 ? lacks(name) : new Reading.Value(Quantity.count((double) rows.get(0)[column]), scope);
    }

    private static Reading lacks(String name) {
        return new Reading.Absent("this kernel does not print " + name);
    }

    /** Gathers rows; one that is no numbers, or fewer than there are names, spoils them all. */
    private static final class Rows implements ProcReader.LineVisitor {
        private static final int MOST_COLUMNS = 32;
        private static final int HEXADECIMAL = 16;

        private final List<long[]> rows = new ArrayList<>();
        private final long[] cells = new long[MOST_COLUMNS];
        private boolean numbers = true;

        @Override
        public void line(byte[] bytes, int from, int to) {
            int columns = 0;
            int start = Cells.start(bytes, from, to);
            while (start < to && columns < MOST_COLUMNS) {
                int end = Cells.end(bytes, start, to);
                cells[columns] = Cells.number(bytes, start, end, HEXADECIMAL);
                numbers &= cells[columns] != Cells.NONE;
                columns++;
                start = Cells.start(bytes, end, to);
            }
            rows.add(Arrays.copyOf(cells, columns));
        }

        Seen<CpuTable> table(String path, List<String> names) {
            boolean whole = numbers && !rows.isEmpty() && rows.stream().allMatch(row -> row.length >= names.size());
            return whole
                    ? new Seen.Found<>(new CpuTable(names, rows))
                    : new Seen.Failed<>(path + " is not a row of numbers for each CPU");
        }
    }
}
