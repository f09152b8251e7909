package dev.teacup.tests.fuzz;

import dev.teacup.load.ExternalFiles;
import dev.teacup.train.badinput.Examination;
import dev.teacup.train.badinput.Verdict;
import dev.teacup.train.badinput.Verdict.Result;

/** The whole road: a file is read, loaded, optimised and run on ones, or refused in four lines. */
public final class RoadTarget {
    private RoadTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] file) {
        Verdict verdict =
                Examination.of("fuzzed", file, ExternalFiles.NONE, ReaderTarget.LIMITS, () -> false);
        if (!verdict.result().isSafe()) {
            throw new AssertionError(verdict.message());
        }
        if (verdict.result() != Result.OK) {
            checkLines(verdict.message());
        }
    }

    /** That a refusal has its four lines. */
    static void checkLines(String message) {
        String[] lines = message.split("\n", -1);
        if (lines.length != 4 || lines[0].isBlank() || !lines[1].matches("expected: .*\\S.*")
                || !lines[2].matches("got: .*\\S.*") || !lines[3].matches("fix: .*\\S.*")) {
            throw new AssertionError("not four lines: " + message);
        }
    }
}
