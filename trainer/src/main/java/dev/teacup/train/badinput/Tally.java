package dev.teacup.train.badinput;

import dev.teacup.train.badinput.Verdict.Result;
import java.util.List;

/** Many verdicts on a page: how many of each result, and the files that were not safe. */
public final class Tally {
    private Tally() {}

    public static String of(List<Verdict> verdicts) {
        StringBuilder text = new StringBuilder();
        for (Result result : Result.values()) {
            long count = verdicts.stream().filter(verdict -> verdict.result() == result).count();
            text.append(String.format("%-6s %6d%n", result, count));
        }
        text.append(String.format("%-6s %6d%n", "files", verdicts.size()));
        verdicts.stream().filter(verdict -> !verdict.result().isSafe())
                .forEach(verdict -> text.append(verdict.row().replace("\t", "  ")).append('\n'));
        return text.toString();
    }
}
