package dev.teacup.train.recipe.pronounce;

import dev.teacup.train.data.Phonemes;
import dev.teacup.train.data.Pronunciations.Word;
import dev.teacup.train.data.Pronunciations;
import dev.teacup.train.metric.Calibration;
import dev.teacup.train.metric.Interval;
import dev.teacup.train.metric.PhonemeErrors;
import dev.teacup.train.metric.Predictions;
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
import dev.teacup.train.report.chart.Chart;
import dev.teacup.train.report.chart.LineChart;
import dev.teacup.train.report.chart.Series;
import dev.teacup.train.study.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What the report of the model that pronounces words says: its figures beside the bars. */
record PronounceFacts(PronounceEvaluation kept, Account account, Ledger ledger) {
    private static final String RULES =
            "letter-to-sound rules of FreeTTS 1.2.2 (computed once on these words)";
    private static final List<String> MEASURES = List.of("word error", "phoneme error");
    private static final int BINS = 12;
    private static final int ASKED_OF_ENGINE = 100;

    Facts facts(long modelBytes) {
        return new Facts(Pronounce.NAME, PronounceDescription.TITLE, PronounceWords.QUESTION,
                kept.figures().get("test"), data(), account.searched(PronounceWords.TRIED), results(),
                sections(modelBytes),
                account.settings(), account.run(modelBytes), PronounceWords.USE);
    }

    private PronounceScores scores() {
        return kept.scores();
    }

    private Facts.Data data() {
        Pronunciations data = kept.data();
        List<String> traps = new ArrayList<>(PronounceWords.TRAPS);
        traps.add(String.format(Locale.ROOT, "%,d words with digits, dots or hyphens are left out.",
                data.leftOut()));
        return new Facts.Data(data.isPublished() ? PronounceWords.SOURCE : PronounceWords.OTHER_SOURCE,
                data.isPublished() ? PronounceWords.LICENCE : "those of the file", data.sha256(),
                List.of("the word, as a text"),
                List.of(part("train", "folds 2 to 9 of the hash of the family", data.split().train()),
                        part("validation", "fold 1", data.split().validation()),
                        part("test", "fold 0", data.split().test())),
                traps, Map.of("lengths", lengths(data)));
    }

    private Part part(String name, String what, int[] rows) {
        List<Word> words = kept.data().words(rows);
        int readings = words.stream().mapToInt(word -> word.readings().size()).sum();
        long several = words.stream().filter(word -> word.readings().size() > 1).count();
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("readings", String.format(Locale.ROOT, "%,d", readings));
        counts.put("words with several", Part.share((int) several, rows.length));
        return new Part(name, what, rows.length, counts);
    }

    private static Chart lengths(Pronunciations data) {
        double[] letters = new double[Pronunciations.LONGEST];
        double[] phonemes = new double[Pronunciations.LONGEST];
        for (Word word : data.words()) {
            letters[word.spelling().length() - 1]++;
            phonemes[word.readings().get(0).length - 1]++;
        }
        return new LineChart("How long words are",
                "How many words have so many letters, and so many phonemes in their first reading.",
                Axis.over("letters, or phonemes", 0, Pronunciations.LONGEST),
                Axis.over("words", concat(letters, phonemes)),
                List.of(Series.counted("letters", letters), Series.counted("phonemes", phonemes)));
    }

    private static double[] concat(double[] a, double[] b) {
        return DoubleStream
                .concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    private List<Result> results() {
        int[] plain = rows(word -> word.indexOf('\'') < 0);
        String seeds = ledger.count() == 1 ? "1 seed" : ledger.count() + " seeds";
        return List.of(new Result(
                String.format(Locale.ROOT, "Learnt from %,d words, judged on %,d words of other families;"
                        + " in brackets where the figure lies in 95 of 100 draws of such words:",
                        kept.data().split().train().length, scores().words().size()),
                MEASURES,
                withBars(List.of(new Line("this network, " + seeds,
                        List.of(ledger.figure("test", "wordError"), ledger.figure("test", "phonemeError"))),
                        new Line("this network, the one that is kept", within(scores().all()))),
                        bar(RULES, .417, .094),
                        bar("published LSTM encoder-decoder, on another, easier split", .286, .076),
                        bar("published bidirectional LSTM, on another, easier split", .235, .055))),
                new Result(String.format(Locale.ROOT, "Judged on the %,d of them without an apostrophe:",
                        plain.length), MEASURES,
                        withBars(List.of(new Line("this network, the one that is kept", within(plain))),
                                bar(RULES, .398, .088))),
                new Result("Judged on every fourth of the validation words:", List.of("word error"), List.of(
                        new Line("the best phoneme at each step",
                                figures(ledger.figure(Pronounce.GREEDY, "wordError"))),
                        new Line("beam search, as in the model",
                                figures(ledger.figure("validation", "wordError"))))));
    }

    /** The bars were measured on the published words, and are no bars for others. */
    private List<Line> withBars(List<Line> own, Line... bars) {
        List<Line> lines = new ArrayList<>(own);
        if (kept.data().isPublished()) {
            lines.addAll(Arrays.asList(bars));
        }
        return lines;
    }

    private static List<Figure> figures(Figure figure) {
        return Arrays.asList(figure);
    }

    private static Line bar(String model, double wordError, double phonemeError) {
        return new Line(model, List.of(Figure.of(wordError), Figure.of(phonemeError)));
    }

    private List<Figure> within(int[] rows) {
        PhonemeErrors errors = scores().errors(rows);
        PhonemeErrors[] each = IntStream.of(rows).mapToObj(row -> scores().errors(new int[] {row}))
                .toArray(PhonemeErrors[]::new);
        Interval ofPhonemes = Interval.bootstrap(rows.length, drawn -> {
            double edits = 0;
            double length = 0;
            for (int row : drawn) {
                edits += each[row].edits();
                length += each[row].length();
            }
            return edits / length;
        });
        return List.of(
                Figure.within(errors.wordError(), Interval.binomial(errors.wrong(), errors.words())),
                Figure.within(errors.phonemeError(), ofPhonemes));
    }

    private int[] rows(Predicate<String> which) {
        return IntStream.of(scores().all())
                .filter(row -> which.test(scores().words().get(row).spelling())).toArray();
    }

    private List<Section> sections(long modelBytes) {
        List<Section> sections = new ArrayList<>(new PronounceErrata(scores()).sections());
        sections.add(new PronounceLooks(scores(), kept.model()).section());
        if (IntStream.of(scores().all()).mapToObj(scores()::isRight).distinct().count() == 2) {
            sections.add(calibration());
        }
        sections.add(learning());
        sections.add(size(modelBytes));
        return sections;
    }

    private Section calibration() {
        double[] right = IntStream.of(scores().all()).mapToDouble(row -> scores().isRight(row) ? 1 : 0)
                .toArray();
        double[] said = scores().answers().stream().mapToDouble(answer -> answer.probabilities()[0])
                .toArray();
        Calibration calibration = Calibration.of(new Predictions(said, right), BINS);
        return Section.of("Calibration", String.format(Locale.ROOT,
                "How often the best reading is right, beside the probability that the model gives it: the"
                        + " product of the probabilities of its phonemes and of its end. On average the two"
                        + " are %.3f apart.%s",
                calibration.error(), sharpened()))
                .with("calibration", Pictures.calibrationOfBest(calibration));
    }

    private String sharpened() {
        Figure factor = ledger.figure(Pronounce.SHARPNESS, "factor");
        return factor == null ? "" : String.format(Locale.ROOT, " For training with smoothed labels makes a"
                + " network too modest, its logits are multiplied by %.2f, which makes the readings of"
                + " validation words most probable.", factor.spread().mean());
    }

    private Section learning() {
        double[] train = account.curve(Account.TRAIN);
        double[] errors = account.curve(Account.VALIDATION);
        double epochs = ((Number) account.settings().get("epochs")).doubleValue();
        String stopped = errors.length < epochs ? String.format(Locale.ROOT,
                " Training was stopped after epoch %d of %.0f, while the rate was still high.",
                errors.length, epochs) : "";
        return Section.of("Learning", "The loss has a floor above 0, for labels are smoothed, and dropout"
                + " makes training harder than use. The word error is that of the best phoneme at each"
                + " step, with averaged weights." + stopped)
                .with("loss", new LineChart("Loss", "The loss on the training words in each epoch.",
                        Axis.over("epoch", 0, train.length), Axis.over("mean loss of a phoneme", train),
                        List.of(Series.counted("train", train))))
                .with("word-error",
                        new LineChart("Word error",
                                "The share of the watched validation words that were said wrong after each"
                                        + " epoch.",
                                Axis.over("epoch", 0, errors.length), Axis.share("word error"),
                                watched(errors)));
    }

    private List<Series> watched(double[] errors) {
        Series own = Series.counted("validation", errors);
        return kept.data().isPublished()
                ? List.of(own,
                        Series.guide("FreeTTS's rules, on the test words", 0, .417, errors.length, .417))
                : List.of(own);
    }

    private Section size(long modelBytes) {
        PronounceAgreement agreement =
                PronounceAgreement.of(scores(), kept.model(), ASKED_OF_ENGINE);
        return Section.of("Size and time", String.format(Locale.ROOT,
                "The file has %,d bytes, letters, beam search and the names of %d phonemes included. All"
                        + " figures above are of its answers in ONNX Runtime, which is faster. Of %d"
                        + " test words, one at a time, the engine and ONNX Runtime say the same for %d; the"
                        + " probability of the best reading differs by %.1e at most. On the JVM the engine"
                        + " took %.0f ms for a word, the median, on the machine that wrote this report.",
                modelBytes, Phonemes.ALL.size(), agreement.words(), agreement.same(),
                agreement.difference(), agreement.milliseconds()));
    }
}
