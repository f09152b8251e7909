package dev.teacup.train.recipe.pronounce;

import dev.teacup.train.data.Phonemes;
import dev.teacup.train.data.Pronunciations.Word;
import dev.teacup.train.metric.Alignment;
import dev.teacup.train.metric.PhonemeErrors;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.Facts.Table;
import dev.teacup.train.report.chart.Axis;
import dev.teacup.train.report.chart.LineChart;
import dev.teacup.train.report.chart.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Where the model errs: the words one by one, the phonemes that it confuses, and kinds of words. */
record PronounceErrata(PronounceScores scores) {
    private static final int SHOWN = 20;
    private static final int CONFUSIONS = 18;
    private static final int FEWEST = 30;

    /** Endings and groups of letters that tell where a name or a loanword comes from. */
    private static final Map<String, String> KINDS = kinds();

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("English endings (-ing, -ed, -ness, -ment, -ly, -tion)",
                ".*(ing|ed|ness|ment|ly|tion)s?");
        kinds.put("possessives and contractions", ".*'.*");
        kinds.put("German names (-berg, -stein, -mann, -burg, sch)", ".*(berg|stein|mann|burg)|.*sch.*");
        kinds.put("Slavic names (-ski, -sky, -wicz, -vich, -ov)", ".*(ski|sky|wicz|vich|ov|cz)");
        kinds.put("Italian names and words (-ini, -elli, -etti, -ucci, -one)",
                ".*(ini|elli|ello|etti|etto|ucci|one)");
        kinds.put("French words (-eau, -aux, -ois, -ette, -eur, -ier)",
                ".*(eau|eaux|aux|ois|ette|eur|ier)");
        kinds.put("Japanese and Hawaiian names (-moto, -yama, -shi, -kawa)",
                ".*(moto|yama|shi|kawa|hara|mura)");
        return kinds;
    }

    List<Section> sections() {
        return List.of(kindsOfWords(), oneByOne(), confusions());
    }

    private Section kindsOfWords() {
        List<List<String>> rows = new ArrayList<>();
        KINDS.forEach((name, pattern) -> {
            int[] of = IntStream.of(scores.all())
                    .filter(row -> scores.words().get(row).spelling().matches(pattern)).toArray();
            if (of.length > 0) {
                PhonemeErrors errors = scores.errors(of);
                rows.add(List.of(name, String.valueOf(of.length), percent(errors.wordError()),
                        percent(errors.phonemeError())));
            }
        });
        return Section.of("Where it errs", "Long words give more chances to err, and names follow the rules"
                + " of the language that they come from. Kinds of words are told by their spelling alone,"
                + " and roughly.")
                .with(new Table(List.of("kind", "words", "word error", "phoneme error"), rows))
                .with("error-by-length", byLength());
    }

    private LineChart byLength() {
        int longest = scores.words().stream().mapToInt(word -> word.spelling().length()).max().orElse(1);
        double[] words = new double[longest];
        double[] phonemes = new double[longest];
        for (int length = 1; length <= longest; length++) {
            int letters = length;
            int[] of = IntStream.of(scores.all())
                    .filter(row -> scores.words().get(row).spelling().length() == letters).toArray();
            boolean isShown = of.length >= FEWEST;
            words[length - 1] = isShown ? scores.errors(of).wordError() : Double.NaN;
            phonemes[length - 1] = isShown ? scores.errors(of).phonemeError() : Double.NaN;
        }
        return new LineChart("Errors by the length of the word",
                "Word and phoneme error of the test words with so many letters, where there are " + FEWEST
                        + " such words or more.",
                Axis.over("letters", 0, longest), Axis.share("error"),
                List.of(Series.counted("word error", words), Series.counted("phoneme error", phonemes)));
    }

    /** The surest errors, and the widest ones. */
    private Section oneByOne() {
        List<Integer> wrong =
                IntStream.of(scores.all()).filter(row -> !scores.isRight(row)).boxed().toList();
        List<Integer> surest = wrong.stream()
                .sorted(Comparator.comparingDouble(row -> -scores.answers().get(row).probabilities()[0]))
                .limit(SHOWN).toList();
        List<Integer> widest = wrong.stream()
                .sorted(Comparator.comparingInt(row -> -scores.errors(new int[] {row}).edits()))
                .limit(SHOWN).toList();
        return Section.of("Errors one by one", String.format(Locale.ROOT,
                "Of %,d test words %,d are said wrong. Below are the %d of which the model is surest, where"
                        + " often the dictionary is the odd one, and then the %d that are farthest off.",
                scores.words().size(), wrong.size(), surest.size(), widest.size()))
                .with(table(surest)).with(table(widest));
    }

    private Table table(List<Integer> rows) {
        return new Table(List.of("word", "said", "in the dictionary", "probability of what was said"),
                rows.stream().map(this::cells).toList());
    }

    private List<String> cells(int row) {
        Word word = scores.words().get(row);
        PronounceScores.Answer answer = scores.answers().get(row);
        return List.of(word.spelling(), Phonemes.text(answer.best()),
                String.join("; ", word.readings().stream().map(Phonemes::text).toList()),
                percent(answer.probabilities()[0]));
    }

    private Section confusions() {
        Map<Alignment.Pair, Integer> counts = new LinkedHashMap<>();
        int all = 0;
        int amongVowels = 0;
        for (int row : scores.all()) {
            int[] said = scores.answers().get(row).best();
            int[] right = PhonemeErrors.nearest(said, scores.words().get(row).readings());
            for (Alignment.Pair pair : Alignment.of(right, said).pairs()) {
                if (pair.right() != pair.said()) {
                    counts.merge(pair, 1, Integer::sum);
                    all++;
                    amongVowels += isVowel(pair.right()) && isVowel(pair.said()) ? 1 : 0;
                }
            }
        }
        List<List<String>> rows = counts.entrySet().stream()
                .sorted(Map.Entry.<Alignment.Pair, Integer>comparingByValue().reversed()).limit(CONFUSIONS)
                .map(entry -> List.of(name(entry.getKey().right()), name(entry.getKey().said()),
                        String.valueOf(entry.getValue())))
                .toList();
        return Section.of("Phonemes that are confused", String.format(Locale.ROOT,
                "%,d phonemes are wrong, left out or one too many; %s of them are a vowel in the place of"
                        + " another. Without stress, which the dictionary does not have here, an unstressed"
                        + " vowel is often anybody's guess.",
                all, percent((double) amongVowels / Math.max(1, all))))
                .with(new Table(List.of("right", "said", "times"), rows));
    }

    private static boolean isVowel(int phoneme) {
        return phoneme >= 0 && Phonemes.VOWELS.contains(Phonemes.ALL.get(phoneme));
    }

    private static String name(int phoneme) {
        return phoneme == Alignment.NOTHING ? "(nothing)" : Phonemes.ALL.get(phoneme);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
