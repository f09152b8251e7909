package dev.teacup.train.recipe.films;

import dev.teacup.train.data.Films;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.Facts.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the model got wrong, one by one. */
record FilmErrors(FilmAnswers answers) {
    private static final int WORST = 16;
    private static final int SHOWN = 8;
    private static final int LOVED = 4;

    /** A rating that was foretold. */
    private record Foretold(int reader, int film, double stars, double guess) {
        double missed() {
            return Math.abs(StarsMissed.missed(stars, guess));
        }
    }

    /** The stars that were missed most. */
    Section stars() {
        Viewing.Parts parts = Viewing.Parts.lastFifth(films().readers());
        int[] counts = new int[films().all().size()];
        parts.first().forEach(one -> Arrays.stream(one.films()).forEach(film -> counts[film]++));
        List<Foretold> all = new ArrayList<>();
        for (int reader = 0; reader < answers.guesses().size(); reader++) {
            Viewing given = parts.last().get(reader);
            for (int i = 0; i < given.count(); i++) {
                all.add(new Foretold(reader, given.films()[i], given.stars()[i],
                        answers.guesses().get(reader)[i]));
            }
        }
        all.sort(Comparator.comparingDouble(one -> -one.missed()));
        List<List<String>> rows = all.stream().limit(WORST).map(one -> List.of(title(one.film),
                stars(one.stars), stars(one.guess), String.valueOf(counts[one.film]),
                String.valueOf(parts.first().get(one.reader).count()))).toList();
        long far = all.stream().filter(one -> one.missed() > 2).count();
        return Section.of("Errors, looked at one by one", String.format(Locale.ROOT,
                "The %d ratings that were missed most. Of all %,d, %,d (%.1f %%) were missed by more than two"
                        + " stars. Beside each stands how much was known of the film, and of the reader.",
                WORST, all.size(), far, 100.0 * far / all.size()))
                .with(new Table(
                        List.of("film", "stars", "foretold", "ratings of it", "ratings by the reader"),
                        rows));
    }

    /** A few readers, evenly over all: what they loved, what was offered, what they rated then. */
    Section readers() {
        Viewing.Parts parts = Viewing.Parts.lastOnes(films().readers(), FilmTaste.NEXT);
        double[] hits = answers.hitsOfReaders();
        List<List<String>> rows = IntStream.range(0, SHOWN)
                .map(i -> i * hits.length / SHOWN)
                .mapToObj(reader -> List.of(loved(parts.first().get(reader)),
                        titles(Arrays.stream(answers.offered().get(reader)).limit(LOVED + 1)
                                .toArray()),
                        titles(parts.last().get(reader).films()),
                        String.format(Locale.ROOT, "%.0f of %d", hits[reader], FilmTaste.NEXT)))
                .toList();
        long none = Arrays.stream(hits).filter(count -> count == 0).count();
        return Section.of("What readers were offered", String.format(Locale.ROOT,
                "Every %dth reader, whoever that is. %d of %d readers rated none of the ten films next.",
                hits.length / SHOWN, none, hits.length))
                .with(new Table(List.of("loved before, among others", "the first five that were offered",
                        "rated next", "among the ten"), rows));
    }

    private String loved(Viewing reader) {
        int[] best = IntStream.range(0, reader.count()).boxed()
                .sorted(Comparator.comparingDouble(i -> -reader.stars()[i])).limit(LOVED)
                .mapToInt(i -> reader.films()[i]).toArray();
        return titles(best);
    }

    private String titles(int[] films) {
        return Arrays.stream(films).mapToObj(this::title).collect(Collectors.joining("; "));
    }

    private String title(int film) {
        return films().all().get(film).title();
    }

    private static String stars(double stars) {
        return String.format(Locale.ROOT, "%.1f", stars);
    }

    private Films films() {
        return answers.films();
    }
}
