package dev.teacup.train.recipe.icons;

import dev.teacup.train.data.Icons;
import dev.teacup.train.metric.Calibration;
import dev.teacup.train.metric.Interval;
import dev.teacup.train.metric.Verdicts;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts.Figure;
import dev.teacup.train.report.Facts.Line;
import dev.teacup.train.report.Facts.Part;
import dev.teacup.train.report.Facts.Result;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.report.Pictures;
import dev.teacup.train.report.chart.Axis;
import dev.teacup.train.report.chart.LineChart;
import dev.teacup.train.report.chart.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the report of the icon model says: its figures beside the bars.
 *
 * @param kept the model that learnt from folds 1 to 4, judged
 */
record IconFacts(IconEvaluation kept, Account account, Ledger ledger) {
    private static final List<String> MEASURES =
            List.of("top 1", "top 5", "top 1, mean over concepts", "log loss");
    private static final List<String> KEYS = List.of("top1", "top5", "meanTop1", "logLoss");
    private static final int CALIBRATION_BINS = 10;

    Facts facts(long modelBytes) {
        IconBars bars = new IconBars(icons());
        Verdicts hog = bars.byGradients(icons().trainAndValidation(), icons().test());
        return new Facts(DrawnIcons.NAME, IconDescription.TITLE, IconWords.QUESTION,
                kept.figures().get(IconEvaluation.TEST), data(), account.searched(IconWords.TRIED),
                results(bars, hog), sections(hog, modelBytes),
                account.settings(), account.run(modelBytes), IconWords.USE);
    }

    private Facts.Data data() {
        Icons icons = icons();
        return new Facts.Data(icons.isShipped() ? IconWords.SOURCE : IconWords.OTHER_SOURCE,
                icons.isShipped() ? IconWords.LICENCE : "those of the fonts", icons.sha256(),
                List.of(IconFraming.DRAWING),
                List.of(part("train", "folds 1 to 3", icons.train()),
                        part("validation", "fold 4", icons.validation()),
                        part("train and validation", "folds 1 to 4", icons.trainAndValidation()),
                        part("test", "fold 0", icons.test())),
                IconWords.TRAPS, new IconPictures(kept).ofData());
    }

    private Part part(String name, String what, int[] rows) {
        long families =
                Arrays.stream(rows).mapToObj(row -> icons().text(Icons.FAMILY, row)).distinct().count();
        long concepts = Arrays.stream(rows).map(row -> icons().labels()[row]).distinct().count();
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("families", String.valueOf(families));
        counts.put("concepts", String.valueOf(concepts));
        return new Part(name, what, rows.length, counts);
    }

    private List<Result> results(IconBars bars, Verdicts hog) {
        List<Result> results = new ArrayList<>();
        int[][] families = families(icons().test());
        Verdicts pixels = bars.byPixels(icons().trainAndValidation(), icons().test());
        results.add(new Result("Learnt from the families of folds 1 to 4, judged on " + kept.test().rows()
                + " icons of the " + families.length + " families of fold 0; in brackets where the figure"
                + " lies in 95 of 100 draws of such families, which are few:", MEASURES,
                List.of(line(seeds(), IconEvaluation.TEST),
                        new Line("this network, the one that is kept", figures(kept.test(), families)),
                        bar("the most similar icon by oriented gradients", hog, families),
                        new Line("the same as others wrote it (measured once, on the shipped icons)",
                                Stream.of(Figure.of(.788), Figure.of(.882), null, null).toList()),
                        bar("the most similar icon by pixels", pixels, families))));
        if (kept.drawn() != null) {
            int[][] drawings = Interval.groups(IntStream.range(0, kept.drawn().rows())
                    .mapToObj(row -> row / IconEvaluation.HANDS).toList());
            results.add(new Result(kept.drawings().rows() + " icons by strokes of a pen, each by "
                    + IconEvaluation.HANDS + " unsteady hands:", MEASURES,
                    List.of(line(seeds(), IconEvaluation.DRAWN),
                            new Line("this network, the one that is kept", figures(kept.drawn(), drawings)),
                            bar("the most similar icon by oriented gradients",
                                    bars.byGradients(kept.drawings()), drawings))));
        }
        results.add(new Result("Learnt from folds 1 to 3; on fold 4 the recipe was chosen:", MEASURES,
                List.of(
                        line("this network, fold 4", DrawnIcons.VALIDATION_OF_THREE),
                        bar("oriented gradients, fold 4",
                                bars.byGradients(icons().train(), icons().validation()),
                                families(icons().validation())),
                        line("this network, fold 0", DrawnIcons.TEST_OF_THREE),
                        bar("oriented gradients, fold 0",
                                bars.byGradients(icons().train(), icons().test()), families))));
        return results;
    }

    private String seeds() {
        return "this network, " + (ledger.count() == 1 ? "one seed" : ledger.count() + " seeds");
    }

    private Line line(String model, String part) {
        return new Line(model, KEYS.stream().map(key -> ledger.figure(part, key)).toList());
    }

    /** The rows, counted from 0, of each family: icons of one are drawn by one hand. */
    private int[][] families(int[] rows) {
        return Interval
                .groups(Arrays.stream(rows).mapToObj(row -> icons().text(Icons.FAMILY, row)).toList());
    }

    /** How much more often than a bar the network is right, on the same families. */
    private String lead(Verdicts bar) {
        double[] more = new double[bar.rows()];
        Arrays.setAll(more, row -> (kept.test().rank(row) == 0 ? 1 : 0) - (bar.rank(row) == 0 ? 1 : 0));
        Figure lead = Figure.within(kept.test().top(1) - bar.top(1),
                Interval.ofMean(families(icons().test()), more));
        return "Families differ far more than models do, which is why the intervals above are wide. On the"
                + " same families the top 1 of this network is that of the most similar icon by oriented"
                + " gradients plus " + lead.text() + "; where the interval holds 0, the test is too small"
                + " to tell.";
    }

    /** @param groups of rows that hang together */
    private static List<Figure> figures(Verdicts said, int[][] groups) {
        return List.of(share(said, 1, groups), share(said, 5, groups), Figure.of(said.meanRecall()),
                Figure.within(said.logLoss(), Interval.ofMean(groups, said.losses())));
    }

    private static Figure share(Verdicts said, int count, int[][] groups) {
        double[] hits =
                IntStream.range(0, said.rows()).mapToDouble(row -> said.rank(row) < count ? 1 : 0).toArray();
        return Figure.within(said.top(count), Interval.ofMean(groups, hits));
    }

    private static Line bar(String model, Verdicts said, int[][] groups) {
        return new Line(model, Stream.of(share(said, 1, groups), share(said, 5, groups),
                Figure.of(said.meanRecall()), null).toList());
    }

    private List<Section> sections(Verdicts hog, long modelBytes) {
        IconPictures pictures = new IconPictures(kept);
        double[] train = account.curve(Account.TRAIN);
        double[] right = account.curve(DrawnIcons.RIGHT);
        IconErrors errors = new IconErrors(icons(), kept.test());
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("Errors, one by one", errors.twins(), IconWords.GALLERY)
                .with("errors", pictures.worst()).with(errors.confusions()));
        sections.add(Section.of("Families and concepts", lead(hog)).with(errors.families())
                .with(errors.hardest()));
        if (kept.drawn() != null) {
            sections.add(Section.of("Drawn by hand", IconWords.DRAWN).with("drawings", pictures.drawn()));
        }
        sections.add(Section.of("Calibration").with("calibration",
                Pictures.calibrationOfBest(Calibration.of(kept.test().ofBest(), CALIBRATION_BINS))));
        sections.add(Section.of("Learning", IconWords.LEARNING)
                .with("loss", new LineChart("Loss", "The loss on the training icons in each epoch.",
                        Axis.over("epoch", 0, train.length), Axis.over("mean loss", train),
                        List.of(Series.counted("train", train))))
                .with("right",
                        new LineChart("Right", "The share of the icons of fold 4 whose concept was named"
                                + " after each epoch.", Axis.over("epoch", 0, right.length),
                                Axis.share("top 1"),
                                List.of(Series.counted("validation", right))))
                .with("sketching", pictures.sketched()));
        if (kept.drawn() != null) {
            sections.add(size(modelBytes));
        }
        return sections;
    }

    private Section size(long modelBytes) {
        IconAgreement agreement = IconAgreement.of(kept.drawings(), kept.model());
        return Section.of("Size and time", String.format(Locale.ROOT,
                "The file has %,d bytes, framing and the names of the concepts included. Of %d drawings,"
                        + " one at a time, the probabilities that the engine and ONNX Runtime give"
                        + " differ by %.1e at most. On the JVM the engine took %.0f ms for a drawing,"
                        + " the median, on the machine that wrote this report.",
                modelBytes, agreement.drawings(), agreement.difference(), agreement.milliseconds()));
    }

    private Icons icons() {
        return kept.icons();
    }
}
