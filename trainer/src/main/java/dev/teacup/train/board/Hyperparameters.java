package dev.teacup.train.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A session of an experiment, as the tab of hyperparameters shows it.
 *
 * @param settings by name: numbers, booleans, anything else as its text
 * @param group sessions of one group differ by chance alone
 * @see <a href="https://github.com/tensorflow/tensorboard/tree/master/tensorboard/plugins/hparams">
 *     plugin_data.proto and api.proto</a>
 */
public record Hyperparameters(Map<String, Object> settings, String group) {
    private static final String EXPERIMENT = "_hparams_/experiment";
    private static final String START = "_hparams_/session_start_info";
    private static final String END = "_hparams_/session_end_info";

    private static final int STRING = 1;
    private static final int BOOLEAN = 2;
    private static final int FLOAT64 = 3;
    private static final int SUCCESS = 1;
    private static final int FAILURE = 2;

    /** Which settings and which figures there are: the columns of the tab. */
    Message experiment(List<String> metrics, double seconds) {
        Message experiment = new Message().float64(3, seconds);
        settings.forEach((name, value) -> experiment.message(4,
                new Message().text(1, name).number(4, type(value))));
        for (String metric : metrics) {
            experiment.message(5, new Message().message(1, new Message().text(2, metric)));
        }
        return Values.hyperparameters(EXPERIMENT, new Message().message(2, experiment));
    }

    Message start(double seconds) {
        Message start = new Message();
        settings.forEach((name, value) -> start.entry(1, name, value(value)));
        start.text(4, group).float64(5, seconds);
        return Values.hyperparameters(START, new Message().message(3, start));
    }

    static Message end(boolean isSuccess, double seconds) {
        Message end = new Message().number(1, isSuccess ? SUCCESS : FAILURE).float64(2, seconds);
        return Values.hyperparameters(END, new Message().message(4, end));
    }

    /** A table of Markdown. */
    String table() {
        List<String> lines = new ArrayList<>(List.of("| setting | value |", "|---|---|"));
        settings.forEach((name, value) -> lines.add("| `" + name + "` | "
                + String.valueOf(value).replace("|", "\\|").replace('\n', ' ') + " |"));
        return String.join("\n", lines) + "\n";
    }

    private static int type(Object value) {
        return value instanceof Number ? FLOAT64 : value instanceof Boolean ? BOOLEAN : STRING;
    }

    /** As google.protobuf.Value. */
    private static Message value(Object value) {
        if (value instanceof Number number) {
            return new Message().float64(2, number.doubleValue());
        }
        return value instanceof Boolean truth ? new Message().number(4, truth ? 1 : 0)
                : new Message().text(3, String.valueOf(value));
    }
}
