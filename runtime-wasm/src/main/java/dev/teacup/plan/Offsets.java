package dev.teacup.plan;

import dev.teacup.memory.Arena;
import java.util.ArrayList;
import java.util.List;

/** Gives offsets to values whose lifetimes are known, so that one takes the room of another that is done. */
final class Offsets {
    private record Gap(long at, long bytes) {}

    /** More gaps than any real model has at a time: one is forgotten then, since all are looked at. */
    private static final int MOST_GAPS = 1 << 10;

    /** Free room below {@link #end}, by rising offset, no two gaps touching. */
    private final List<Gap> gaps = new ArrayList<>();
    private long end;
    private long most;

    Offsets() {
        this(0);
    }

    /** @param start where room begins */
    Offsets(long start) {
        end = start;
        most = start;
    }

    /** An offset with room for {@code bytes}: the tightest gap that fits, else behind the last value. */
    long take(long bytes) {
        long needed = Arena.alignedBytes(Math.max(bytes, 1));
        int best = -1;
        for (int i = 0; i < gaps.size(); i++) {
            long room = gaps.get(i).bytes;
            if (room >= needed && (best < 0 || room < gaps.get(best).bytes)) {
                best = i;
            }
        }
        if (best >= 0) {
            return takeFrom(best, needed);
        }
        long at = end;
        end += needed;
        most = Math.max(most, end);
        return at;
    }

    /** Gives back what {@link #take} gave for as many bytes. */
    void free(long at, long bytes) {
        long freed = Arena.alignedBytes(Math.max(bytes, 1));
        int index = 0;
        while (index < gaps.size() && gaps.get(index).at < at) {
            index++;
        }
        gaps.add(index, new Gap(at, freed));
        merge(index);
        merge(index - 1);
        int last = gaps.size() - 1;
        if (gaps.get(last).at + gaps.get(last).bytes == end) {
            end = gaps.remove(last).at;
        } else if (last >= MOST_GAPS) {
            gaps.remove(0);
        }
    }

    /** The end of the room that all needed together at the worst moment. */
    long bytes() {
        return most;
    }

    private long takeFrom(int index, long needed) {
        Gap gap = gaps.get(index);
        if (gap.bytes == needed) {
            gaps.remove(index);
        } else {
            gaps.set(index, new Gap(gap.at + needed, gap.bytes - needed));
        }
        return gap.at;
    }

    /** Joins a gap with the one behind it where they touch. */
    private void merge(int index) {
        if (index >= 0 && index + 1 < gaps.size()) {
            Gap gap = gaps.get(index);
            Gap next = gaps.get(index + 1);
            if (gap.at + gap.bytes == next.at) {
                gaps.set(index, new Gap(gap.at, gap.bytes + next.bytes));
                gaps.remove(index + 1);
            }
        }
    }
}
