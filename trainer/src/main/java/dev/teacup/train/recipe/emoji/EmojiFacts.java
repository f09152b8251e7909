package dev.teacup.train.recipe.emoji;

import dev.teacup.train.data.EmojiQueries;
import dev.teacup.train.data.EmojiQueries.Query;
import dev.teacup.train.metric.Interval;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts.Figure;
import dev.teacup.train.report.Facts.Line;
import dev.teacup.train.report.Facts.Part;
import dev.teacup.train.report.Facts.Result;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.report.chart.Axis;
import dev.teacup.train.report.chart.BarChart;
import dev.teacup.train.report.chart.Chart;
import dev.teacup.train.report.chart.LineChart;
import dev.teacup.train.report.chart.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the report of the search for emoji says: its figures beside the bars. */
record EmojiFacts(EmojiEvaluation kept, Account account, Ledger ledger) {
    private static final List<String> MEASURES =
            List.of("success@10", "MRR@10", "meaning: success@10", "meaning: MRR@10");
    private static final List<String> KEYS =
            List.of("successAt10", "mrrAt10", "meaningSuccessAt10", "meaningMrrAt10");
    private static final String WITH_KIN = "BM25 over runs, and what is akin in WordNet";
    private static final int[] RELEVANT = {1, 2, 4, 8, 16, 32, 512};

    Facts facts(long modelBytes) {
        return new Facts(EmojiSearch.NAME, EmojiDescription.TITLE, EmojiWords.QUESTION,
                kept.figures().get("test"), source(), account.searched(EmojiTrials.tried()), results(),
                sections(modelBytes), account.settings(), account.run(modelBytes), EmojiWords.USE);
    }

    private EmojiQueries data() {
        return kept.data();
    }

    private Facts.Data source() {
        return new Facts.Data(data().isPublished() ? EmojiWords.SOURCE : EmojiWords.OTHER_SOURCE,
                data().isPublished() ? EmojiWords.LICENCE : "those of the files", kept.fit().sha256(),
                List.of("the query, as a text"),
                List.of(part("train", "folds 2 to 4 of the hash of the query without a plural's s",
                        data().split().train()),
                        part("validation", "fold 1", data().split().validation()),
                        part("test", "fold 0", data().split().test())),
                EmojiWords.TRAPS, Map.of("relevant", relevant()));
    }

    private Part part(String name, String what, int[] rows) {
        List<Query> queries = data().queries(rows);
        int pairs = queries.stream().mapToInt(query -> query.relevant().length).sum();
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("pairs", String.format(Locale.ROOT, "%,d", pairs));
        counts.put("with one emoji", Part.share(
                (int) queries.stream().filter(query -> query.relevant().length == 1).count(), rows.length));
        return new Part(name, what, rows.length, counts);
    }

    /** How many queries have how many emoji. */
    private Chart relevant() {
        List<BarChart.Bar> bars = new ArrayList<>();
        int least = 1;
        double highest = 0;
        for (int most : RELEVANT) {
            int from = least;
            long count = data().queries().stream().mapToInt(query -> query.relevant().length)
                    .filter(emoji -> emoji >= from && emoji <= most).count();
            String name = most == from ? String.valueOf(most)
                    : most == RELEVANT[RELEVANT.length - 1] ? from + " or more" : from + " to " + most;
            bars.add(new BarChart.Bar(name, count, 0));
            highest = Math.max(highest, count);
            least = most + 1;
        }
        return new BarChart("Emoji of a query", "How many queries have one emoji, two, and so on: most have"
                + " a single one, which has to be among the first ten of 1,914.",
                Axis.over("queries", 0, highest), bars, 0);
    }

    private List<Result> results() {
        String seeds = ledger.count() == 1 ? "1 seed" : ledger.count() + " seeds";
        EmojiBars bars = new EmojiBars(data(), kept.fit().wordNet());
        List<Query> test = data().queries(data().split().test());
        List<Query> validation = data().queries(data().split().validation());
        return List.of(new Result(String.format(Locale.ROOT,
                "%d test queries; meaning: %d of them, judged on emoji only whose own text lacks a word of"
                        + " the query. In brackets where the figure lies in 95 of 100 draws of such queries:",
                test.size(), kept.scores().meant().size()), MEASURES,
                List.of(new Line("this network, " + seeds, figures("test")),
                        new Line("this network, the one that is kept", within(kept.scores())),
                        bar(WITH_KIN, bars.byGramsAndKin(test)),
                        bar("BM25 over runs of 3 and 4 characters", bars.byGrams(test)),
                        bar("BM25 over words", bars.byWords(test)))),
                new Result(validation.size() + " validation queries, by which the recipe and the epoch were"
                        + " chosen:", MEASURES,
                        List.of(new Line("this network, " + seeds, figures("validation")),
                                bar(WITH_KIN, bars.byGramsAndKin(validation)),
                                bar("BM25 over runs of 3 and 4 characters", bars.byGrams(validation)),
                                bar("BM25 over words", bars.byWords(validation)))));
    }

    private List<Figure> figures(String part) {
        return KEYS.stream().map(key -> ledger.figure(part, key)).toList();
    }

    private static Line bar(String name, EmojiScores scores) {
        return new Line(name, KEYS.stream().map(key -> Figure.of(scores.measures().get(key))).toList());
    }

    private static List<Figure> within(EmojiScores scores) {
        Map<String, Double> measures = scores.measures();
        return List.of(
                Figure.within(measures.get("successAt10"),
                        Interval.ofMean(scores.found().hits(EmojiScores.SHOWN))),
                Figure.of(measures.get("mrrAt10")),
                Figure.within(measures.get("meaningSuccessAt10"),
                        Interval.ofMean(scores.foundByMeaning().hits(EmojiScores.SHOWN))),
                Figure.of(measures.get("meaningMrrAt10")));
    }

    private List<Section> sections(long modelBytes) {
        double[] losses = account.curve(Account.TRAIN);
        double[] found = account.curve(Account.VALIDATION);
        return List.of(Section.of("How far it is from the aim", howFar()), new EmojiGallery(kept).section(),
                Section.of("Learning", EmojiWords.LEARNING)
                        .with("loss", new LineChart("Loss", "The loss on the texts in each epoch.",
                                Axis.over("epoch", 0, losses.length), Axis.over("mean loss", losses),
                                List.of(Series.counted("train", losses))))
                        .with("found", new LineChart("Found",
                                "Of the validation queries, the mean of both shares that found their emoji"
                                        + " among the first ten, after each epoch.",
                                Axis.over("epoch", 0, found.length), Axis.share("found"),
                                List.of(Series.counted("validation", found)))),
                EmojiRates.section(), size(modelBytes));
    }

    private String howFar() {
        Map<String, Double> measures = kept.scores().measures();
        return String.format(Locale.ROOT, "The aim was .70 of all queries and .25 of those about meaning. The"
                + " model that is kept finds %.3f and %.3f; with %d and %d queries, one standard error is"
                + " about .02 and .03.",
                measures.get("successAt10"), measures.get("meaningSuccessAt10"),
                kept.scores().queries().size(), kept.scores().meant().size());
    }

    private Section size(long modelBytes) {
        EmojiAgreement agreement = EmojiAgreement.of(kept);
        return Section.of("Size and time", String.format(Locale.ROOT,
                "The file has %,d bytes: the reading of a text, the table, and the signs and names of %,d"
                        + " emoji. Of %d test queries, one at a time, the engine and ONNX Runtime show the"
                        + " same ten emoji for %d; no cosine differs by more than %.1e. On the JVM the engine"
                        + " took %.0f ms for a query, the median, on the machine that wrote this report.",
                modelBytes, data().candidates().size(), agreement.queries(), agreement.same(),
                agreement.difference(), agreement.milliseconds()));
    }
}
