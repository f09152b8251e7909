package dev.teacup.train.cli;

import dev.teacup.exec.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long each node of a model takes in one run, those of subgraphs as the sum over their turns. */
final class NodeTimes {
    private static final int MOST_ROWS = 10;

    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private long all;

    /** Does the run for which the session is fed. */
    static NodeTimes of(Session session) {
        NodeTimes times = new NodeTimes();
        session.start(() -> false);
        boolean isDone = false;
        while (!isDone) {
            String node = session.next();
            long start = System.nanoTime();
            isDone = session.advance(() -> true);
            times.add(node, System.nanoTime() - start);
        }
        return times;
    }

    private void add(String node, long taken) {
        nanos.merge(node.isEmpty() ? "planning" : node, taken, Long::sum);
        all += taken;
    }

    /** What takes longest by operator and by node: milliseconds, per cent of the run, nodes. */
    @Override
    public String toString() {
        Map<String, Long> operators = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        nanos.forEach((node, taken) -> {
            String operator = node.contains(" ") ? node.substring(0, node.indexOf(' ')) : node;
            operators.merge(operator, taken, Long::sum);
            counts.merge(operator, 1, Integer::sum);
        });
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "time      %.1f ms%n", all / 1e6));
        for (String operator : dearest(operators)) {
            text.append(row(operators.get(operator),
                    counts.get(operator) == 1 ? operator : counts.get(operator) + " " + operator));
        }
        text.append("nodes that take longest\n");
        dearest(nanos).forEach(node -> text.append(row(nanos.get(node), node)));
        return text.toString();
    }

    private String row(long taken, String name) {
        return String.format(Locale.ROOT, "%10.1f ms %5.1f %%  %s%n", taken / 1e6, 100.0 * taken / all, name);
    }

    private static List<String> dearest(Map<String, Long> taken) {
        return taken.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_ROWS).map(Map.Entry::getKey).toList();
    }
}
