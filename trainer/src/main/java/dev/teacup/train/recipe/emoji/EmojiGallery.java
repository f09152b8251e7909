package dev.teacup.train.recipe.emoji;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.data.Emoji;
import dev.teacup.train.data.EmojiQueries.Query;
import dev.teacup.train.data.Tokens;
import dev.teacup.train.metric.Ranks;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.Facts.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries that found what they looked for, and queries that did not, one by one. */
record EmojiGallery(EmojiEvaluation kept) {
    private static final int EACH = 14;
    private static final int LOOKED_FOR = 5;

    Section section() {
        EmojiScores scores = kept.scores();
        Ranks byMeaning = scores.foundByMeaning();
        long lost = IntStream.of(byMeaning.places()).filter(place -> place > EmojiScores.SHOWN).count();
        long near = IntStream.of(byMeaning.places())
                .filter(place -> place > EmojiScores.SHOWN && place <= 5 * EmojiScores.SHOWN).count();
        return Section.of("Hits and misses, looked at one by one",
                "Queries of which the emoji's text lacks a word. They are taken at"
                        + " equal steps from the list of the test queries, as all that follow.",
                String.format(Locale.ROOT, "Of the %d queries that are about meaning, %d did not find their"
                        + " emoji among the first ten; for %d of these it is among the first fifty."
                        + " %d misses have no word that occurs anywhere in what was learnt: all that is left"
                        + " of them is how they are spelt.", byMeaning.places().length, lost, near,
                        unknown()))
                .with(table("found by meaning", true)).with(table("not found", false));
    }

    /** How many misses have no word that was learnt. */
    private long unknown() {
        Set<String> learnt = kept.fit().known().texts().stream()
                .flatMap(text -> Tokens.of(text).stream()).collect(Collectors.toSet());
        int[] places = kept.scores().foundByMeaning().places();
        return IntStream.range(0, places.length).filter(row -> places[row] > EmojiScores.SHOWN)
                .filter(row -> Tokens.of(kept.scores().meant().get(row).text()).stream()
                        .noneMatch(learnt::contains))
                .count();
    }

    private Table table(String heading, boolean isFound) {
        EmojiScores scores = kept.scores();
        Session session = Session.open(kept.model(), Limits.DEFAULT, ExternalFiles.NONE);
        int[] places = scores.foundByMeaning().places();
        List<Integer> rows = IntStream.range(0, places.length)
                .filter(row -> isFound == (places[row] > 0 && places[row] <= EmojiScores.SHOWN)).boxed()
                .toList();
        List<List<String>> cells = IntStream.range(0, Math.min(EACH, rows.size()))
                .map(i -> rows.get(i * rows.size() / Math.min(EACH, rows.size())))
                .mapToObj(row -> cells(session, scores.meant().get(row), places[row])).toList();
        return new Table(List.of(heading, "the model's first five", "looked for", "place"), cells);
    }

    private List<String> cells(Session session, Query query, int place) {
        HostTensor shown = session.run(Map.of(EmojiNetwork.QUERY, HostTensor.texts(new int[] {1},
                query.text()))).get(EmojiNetwork.EMOJI);
        String first = IntStream.range(0, LOOKED_FOR).mapToObj(shown::text).collect(Collectors.joining(" "));
        List<Emoji> candidates = kept.data().candidates();
        String looked = IntStream.of(query.relevant()).limit(LOOKED_FOR)
                .mapToObj(emoji -> candidates.get(emoji).sign()).collect(Collectors.joining(" "))
                + (query.relevant().length > LOOKED_FOR ? " ..." : "");
        return List.of(query.text(), first, looked, String.valueOf(place));
    }
}
