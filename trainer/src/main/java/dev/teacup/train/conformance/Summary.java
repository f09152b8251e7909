package dev.teacup.train.conformance;

import dev.teacup.train.conformance.Outcome.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Many outcomes on a page: how many passed, and the others by their cause. */
public final class Summary {
    private static final int EXAMPLES = 3;

    private Summary() {}

    /** A count for each result, then each cause with how often it came and in which tests. */
    public static String of(List<Outcome> outcomes) {
        StringBuilder text = new StringBuilder();
        for (Result result : Result.values()) {
            long count = outcomes.stream().filter(outcome -> outcome.result() == result).count();
            text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(result);
        }
        text.append(" of ").append(outcomes.size()).append('\n');
        Map<String, List<Outcome>> causes = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.result() != Result.PASS) {
                causes.computeIfAbsent(cause(outcome), cause -> new ArrayList<>()).add(outcome);
            }
        }
        causes.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
                .forEach(entry -> text.append(line(entry.getKey(), entry.getValue())));
        return text.toString();
    }

    /** The first line of the detail without what is particular to one test. */
    private static String cause(Outcome outcome) {
        String first = outcome.detail().lines().findFirst().orElse("");
        String general =
                outcome.result() == Result.FAIL ? "wrong numbers" : first.replaceAll("'[^']*'", "'…'");
        return outcome.result() + ": " + general;
    }

    private static String line(String cause, List<Outcome> outcomes) {
        StringBuilder line = new StringBuilder(String.format("%5d  %s\n       ", outcomes.size(), cause));
        outcomes.stream().limit(EXAMPLES).forEach(outcome -> line.append(' ').append(outcome.test()));
        return line.append(outcomes.size() > EXAMPLES ? " …\n" : "\n").toString();
    }
}
