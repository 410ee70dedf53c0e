package dev.plimsoll.probe.tuning.socket;

import java.util.Arrays;

/**
 * Numbers in the order they came, as runs without a gap: the kernel gives the lowest descriptor that is free, so millions are
 * few runs. No class is needed for adding that was not before.
 */
final class Runs {
    private static final int FEW = 64;

    private int[] firsts = new int[FEW];
    private int[] lasts = new int[FEW];
    private int runs;
    private int count;

    void add(int number) {
        if (runs > 0 && lasts[runs - 1] == number - 1) {
            lasts[runs - 1] = number;
        } else {
            if (runs == firsts.length) {
                firsts = Arrays.copyOf(firsts, 2 * runs);
                lasts = Arrays.copyOf(lasts, 2 * runs);
            }
            firsts[runs] = number;
            lasts[runs] = number;
            runs++;
        }
        count++;
    }

    /** How many numbers. */
    int count() {
        return count;
    }

    int runs() {
        return runs;
    }

    int first(int run) {
        return firsts[run];
    }

    int last(int run) {
        return lasts[run];
    }

    /** The number that came last; 0 where none did. */
    int last() {
        return runs == 0 ? 0 : lasts[runs - 1];
    }
}
