package dev.teacup.train.tabular;

import dev.teacup.error.Text;
import dev.teacup.train.metric.Calibration;
import dev.teacup.train.metric.Verdicts;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.Facts.Table;
import dev.teacup.train.report.Pictures;
import dev.teacup.train.report.chart.Axis;
import dev.teacup.train.report.chart.LineChart;
import dev.teacup.train.report.chart.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Where a file's model errs: by class or by size, and the worst rows one by one. */
record TableErrors(TableEvaluation kept) {
    private static final int WORST = 10;
    private static final int SHOWN_COLUMNS = 5;
    private static final int MOST_DOTS = 400;
    private static final int BINS = 10;
    private static final List<Integer> QUANTILES = List.of(10, 25, 50, 75, 90, 95, 99, 100);

    List<Section> sections() {
        return target().isClass() ? List.of(classes(), calibration()) : List.of(numbers());
    }

    private Target target() {
        return kept.data().target();
    }

    private TableScores scores() {
        return kept.scores();
    }

    private Section classes() {
        Verdicts verdicts = scores().verdicts();
        Section section = Section.of("Where it errs",
                "The likeliest class is what the model says. The rows below are those of whose class it was"
                        + " least sure.");
        if (target().classes().size() <= TablePictures.FEW_CLASSES) {
            section = section.with("confusion", Pictures.confusion(
                    target().classes().stream().map(TablePictures::shown).toList(), verdicts.confusion()));
        }
        double[] losses = verdicts.losses();
        return section.with(worst(i -> losses[i], i -> target().classes().get(verdicts.truth()[i]),
                i -> target().classes().get(verdicts.said(i)) + ", " + percent(
                        verdicts.scores()[i][verdicts.said(i)]) + " sure"));
    }

    private Section calibration() {
        Calibration calibration = Calibration.of(target().task() == Task.BINARY ? scores().predictions()
                : scores().verdicts().ofBest(), BINS);
        return Section.of("Calibration", "Of rows with a probability of 60 %, six in ten should be so."
                + (kept.data().asked().balance() ? " All classes were made to weigh the same, so that it says"
                        + " rare ones more often than they come." : ""))
                .with("calibration", target().task() == Task.BINARY ? Pictures.calibration(calibration)
                        : Pictures.calibrationOfBest(calibration));
    }

    private Section numbers() {
        double[] errors = scores().errors();
        double[] sizes = Arrays.stream(errors).map(Math::abs).sorted().toArray();
        List<List<String>> quantiles = new ArrayList<>();
        for (int percent : QUANTILES) {
            double size =
                    sizes[Math.min(sizes.length - 1, (int) Math.ceil(percent / 100.0 * sizes.length) - 1)];
            quantiles.add(List.of(percent + " of 100 rows", TablePictures.number(size)));
        }
        int[] dots = TableFit.thinned(IntStream.range(0, errors.length).toArray(), MOST_DOTS);
        double[] truth =
                Arrays.stream(dots).mapToDouble(i -> target().values()[scores().rows()[i]]).toArray();
        double[] said = Arrays.stream(dots).mapToDouble(i -> scores().said()[i][0]).toArray();
        double least = Math.min(Arrays.stream(truth).min().orElse(0), Arrays.stream(said).min().orElse(0));
        double most = Math.max(Arrays.stream(truth).max().orElse(1), Arrays.stream(said).max().orElse(1));
        LineChart chart = new LineChart("Said and true",
                "Each dot is a row; on the dotted line what was said is true.",
                Axis.over("true", least, most), Axis.over("said", least, most),
                List.of(Series.guide("agreement", least, least, most, most),
                        Series.dots(dots.length + " rows", truth, said, new double[0])));
        return Section.of("Where it errs", "How far off it is, and the rows it is farthest off.")
                .with(new Table(List.of("rows", "are off by at most"), quantiles))
                .with(worst(i -> Math.abs(errors[i]),
                        i -> TablePictures.number(target().values()[scores().rows()[i]]),
                        i -> TablePictures.number(scores().said()[i][0])))
                .with("said", chart);
    }

    /** A table of the rows that are worst by a measure, with some of their cells. */
    private Table worst(IntToDoubleFunction size, java.util.function.IntFunction<String> truth,
            java.util.function.IntFunction<String> said) {
        var columns = kept.inputs().columns();
        int shown = Math.min(SHOWN_COLUMNS, columns.size());
        List<String> header = new ArrayList<>(List.of("row of the file", "true", "said"));
        columns.subList(0, shown).forEach(column -> header.add(Text.visible(column.name())));
        List<List<String>> rows = IntStream.range(0, scores().rows().length).boxed()
                .sorted(Comparator.comparing((Integer i) -> -size.applyAsDouble(i))).limit(WORST).map(i -> {
                    int row = scores().rows()[i];
                    List<String> cells = new ArrayList<>(List.of(place(row),
                            TablePictures.shown(truth.apply(i)), Text.visible(said.apply(i))));
                    columns.subList(0, shown)
                            .forEach(column -> cells.add(TablePictures.shown(column.words()[row])));
                    return List.copyOf(cells);
                }).toList();
        return new Table(header, rows);
    }

    private String place(int row) {
        String place = kept.data().sheet().table().place(row);
        return place.substring(place.lastIndexOf(' ') + 1);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
