package dev.teacup.train.page;

import dev.teacup.train.report.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers of which one chart is drawn.
 *
 * @param name what is counted upwards
 * @param along what is counted to the right, such as "epoch"
 * @param powers whether what is counted to the right is better seen by its logarithm
 * @param runs at least one
 */
record Curves(String name, String along, boolean powers, List<Run> runs) {
    Curves {
        runs = List.copyOf(runs);
    }

    /**
     * One line of a chart.
     *
     * @param x rising
     * @param y as many as {@code x}; NaN where there is none
     */
    record Run(String name, double[] x, double[] y) {
        /** Numbers that belong to 1, 2, 3 and so on. */
        static Run counted(String name, double[] y) {
            double[] x = new double[y.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = i + 1;
            }
            return new Run(name, x, y);
        }
    }

    /** The curves that training wrote down: the losses in one chart, each other curve in one of its own. */
    static List<Curves> of(Account account) {
        Map<String, double[]> others = new LinkedHashMap<>(account.curves());
        List<Run> losses = new ArrayList<>();
        for (String name : List.of(Account.TRAIN, Account.VALIDATION)) {
            double[] loss = others.remove(name);
            if (loss != null) {
                losses.add(Run.counted(name, loss));
            }
        }
        double[] rates = others.remove(Account.SEARCHED_RATES);
        double[] searched = others.remove(Account.SEARCHED_LOSSES);
        List<Curves> all = new ArrayList<>();
        if (!losses.isEmpty()) {
            all.add(new Curves("loss", "epoch", false, losses));
        }
        others.forEach((name, values) -> all
                .add(new Curves(name, "epoch", false, List.of(Run.counted(name, values)))));
        if (rates != null && searched != null && rates.length == searched.length) {
            all.add(new Curves("loss in the search for the rate", "learning rate", true,
                    List.of(new Run("search", rates, searched))));
        }
        return all;
    }
}
