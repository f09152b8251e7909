package dev.teacup.tests.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.teacup.error.Limits;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.badinput.Examination;
import dev.teacup.train.badinput.Verdict;
import dev.teacup.train.badinput.Verdict.Result;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds for every file, and how those that were looked at ended. */
final class Contract {
    /** Small, so that a file which is greedy is refused soon. */
    static final Limits LIMITS = new Limits(32L << 20, 20_000, 64, 100_000, 1L << 24);

    /** Of the processor, since other programs may run beside the tests. */
    private static final long MOST_NANOS = 5_000_000_000L;

    /** What a thread may allocate for a file in all, most of which it gives back. */
    private static final long MOST_ALLOCATED = 1L << 31;

    private static final int SHOWN = 12;

    /** What refusals say of a file that is too greedy. */
    private static final List<String> TOO_MUCH =
            List.of("than the limit allows", "is larger than any memory", "too many dimensions");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ExternalFiles files;
    private final Limits limits;
    private final Map<Result, Integer> counts = new EnumMap<>(Result.class);
    private final List<String> broken = new ArrayList<>();

    Contract() {
        this(ExternalFiles.NONE, LIMITS);
    }

    Contract(ExternalFiles files, Limits limits) {
        this.files = files;
        this.limits = limits;
    }

    /** Looks at a file that may be sound or not. */
    Verdict take(String name, byte[] file) {
        long thread = Thread.currentThread().getId();
        long allocated = THREADS.getThreadAllocatedBytes(thread);
        long begin = THREADS.getCurrentThreadCpuTime();
        Verdict verdict = Examination.of(name, file, files, limits, () -> false);
        long nanos = THREADS.getCurrentThreadCpuTime() - begin;
        allocated = THREADS.getThreadAllocatedBytes(thread) - allocated;
        counts.merge(verdict.result(), 1, Integer::sum);
        require(nanos <= MOST_NANOS, name, nanos / 1_000_000 + " ms");
        require(allocated <= MOST_ALLOCATED, name, allocated + " bytes allocated");
        require(verdict.result().isSafe(), name, verdict.message());
        boolean isRefused = verdict.result() != Result.OK;
        require(!isRefused || isFourLines(verdict.message()), name, "not four lines: " + verdict.message());
        boolean isNamed =
                verdict.result() != Result.RUN || verdict.message().lines().findFirst().get().contains("': ");
        require(isNamed, name, "no place: " + verdict.message());
        return verdict;
    }

    /** Looks at a file that breaks a rule of ONNX, and whose refusal has to hold some words. */
    void refuses(String name, byte[] file, String... words) {
        Verdict verdict = take(name, file);
        require(verdict.result() != Result.OK, name, "it ran");
        for (String word : words) {
            require(verdict.result() == Result.OK || verdict.message().contains(word), name,
                    "no word of " + word + ": " + verdict.message());
        }
    }

    /** Looks at a file that asks for more than there is, and must be refused for that and nothing else. */
    void outgrows(String name, byte[] file) {
        Verdict verdict = take(name, file);
        boolean isToo = TOO_MUCH.stream().anyMatch(verdict.message()::contains);
        require(isToo, name, "refused for something else, or not at all: " + verdict.message());
    }

    /** Looks at a file that keeps to the rules. */
    void runs(String name, byte[] file) {
        Verdict verdict = take(name, file);
        require(verdict.result() == Result.OK, name, verdict.message());
    }

    /** How many files ended so. */
    int count(Result... results) {
        int count = 0;
        for (Result result : Set.of(results)) {
            count += counts.getOrDefault(result, 0);
        }
        return count;
    }

    /** That all files kept to it. */
    void holds() {
        assertTrue(!counts.isEmpty(), "no file was looked at");
        assertEquals("", String.join("\n", broken.subList(0, Math.min(SHOWN, broken.size()))),
                broken.size() + " files, " + counts);
    }

    private void require(boolean holds, String name, String what) {
        if (!holds) {
            broken.add(name + ": " + what);
        }
    }

    private static boolean isFourLines(String message) {
        String[] lines = message.split("\n", -1);
        return lines.length == 4 && lines[0].length() > 8 && isSaid(lines[1], "expected: ")
                && isSaid(lines[2], "got: ") && isSaid(lines[3], "fix: ");
    }

    private static boolean isSaid(String line, String label) {
        return line.startsWith(label) && !line.substring(label.length()).isBlank();
    }
}
