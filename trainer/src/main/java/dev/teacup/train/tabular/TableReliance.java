package dev.teacup.train.tabular;

import dev.teacup.error.Text;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.chart.Axis;
import dev.teacup.train.report.chart.BarChart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What a file's model relies on: each column in turn is that of another row, drawn at random, and the loss
 * rises by what was lost.
 *
 * @see <a href="https://doi.org/10.1023/A:1010933404324">Breiman, Random Forests, section 10</a>
 */
record TableReliance(TableEvaluation kept) {
    private static final long SEED = 1;
    private static final int MOST_ROWS = 1000;
    private static final int MOST_COLUMNS = 60;
    private static final int SHOWN = 15;

    Section section() {
        Target target = kept.data().target();
        int[] rows = TableFit.thinned(kept.scores().rows(), MOST_ROWS);
        int[] others = shuffled(rows);
        int columns = Math.min(MOST_COLUMNS, kept.inputs().columns().size());
        double usual = loss(rows, -1, others);
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            String name = kept.inputs().columns().get(column).name();
            bars.add(new BarChart.Bar(TablePictures.shown(name), loss(rows, column, others) - usual, 0));
        }
        bars.sort(Comparator.comparing(BarChart.Bar::value).reversed());
        double most = Math.max(1e-9, bars.get(0).value());
        String measure = target.isClass() ? "log loss" : "mean squared error";
        return Section.of("What it relies on", String.format(Locale.ROOT,
                "Each column in turn was taken from another of %d rows. The %s is %s where nothing is"
                        + " exchanged; the more it rises, the more the model relies on that column. It relies"
                        + " most on %s.",
                rows.length, measure, TablePictures.number(usual), Text.quoted(bars.get(0).name())))
                .with("reliance", new BarChart("What it relies on",
                        "By how much the " + measure + " rises when a column says something else.",
                        Axis.over("rise of the " + measure, 0, most),
                        bars.subList(0, Math.min(SHOWN, bars.size())), most < 10 ? 3 : 0));
    }

    private double loss(int[] rows, int column, int[] others) {
        return new TableScores(kept.data().target(), rows, TableEvaluation.said(kept.session(),
                kept.inputs().names(), kept.inputs().exchanged(rows, column, others),
                kept.data().target())).loss();
    }

    private static int[] shuffled(int[] rows) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] order = rows.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }
}
