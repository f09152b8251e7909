package dev.teacup.train.recipe.films;

import dev.teacup.train.data.Films;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.metric.Interval;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Facts.Figure;
import dev.teacup.train.report.Facts.Line;
import dev.teacup.train.report.Facts.Part;
import dev.teacup.train.report.Facts.Result;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.Facts.Table;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.report.Pictures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the report of the films says: the model's figures beside the bars. */
record FilmFacts(FilmEvaluation kept, Account account, Ledger ledger) {
    private static final List<String> MEASURES = List.of("RMSE of stars", "hit@10");
    private static final long BYTES = Float.BYTES;

    Facts facts(long modelBytes) {
        FilmBars bars = new FilmBars(films());
        Map<String, List<double[]>> guesses = bars.guesses();
        return new Facts(FilmTaste.NAME, FilmDescription.TITLE, FilmWords.QUESTION,
                kept.answers().measures(), data(), tried(),
                results(guesses, bars.hits()), sections(guesses, modelBytes), account.settings(),
                account.run(modelBytes), FilmWords.USE);
    }

    private Facts.Tried tried() {
        double[] rates = account.curve(Account.SEARCHED_RATES);
        Facts.Tried tried = FilmTrials.tried(ledger);
        return rates.length < 2 ? tried
                : tried.with("rate-search", Pictures.rateSearch(rates,
                        account.curve(Account.SEARCHED_LOSSES), Hyperparameters.CHOSEN.nextRate()));
    }

    private Facts.Data data() {
        Films films = films();
        Viewing.Parts byFifth = Viewing.Parts.lastFifth(films.readers());
        Viewing.Parts byFive = Viewing.Parts.lastOnes(films.readers(), FilmTaste.NEXT);
        return new Facts.Data(films.isKnown() ? FilmWords.SOURCE : films.otherEdition(), FilmWords.LICENCE,
                films.sha256(), List.of(FilmNetwork.FILMS, FilmNetwork.STARS),
                List.of(part("stars, train", "all but the last fifth of each reader", byFifth.first()),
                        part("stars, test", "the last fifth", byFifth.last()),
                        part("next, train", "all but the last five of each reader", byFive.first()),
                        part("next, test", "the last five", byFive.last())),
                FilmWords.TRAPS, new FilmPictures(films).all());
    }

    private Part part(String name, String what, List<Viewing> ratings) {
        long rated = ratings.stream().flatMapToInt(one -> Arrays.stream(one.films())).distinct().count();
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("films", String.format(Locale.ROOT, "%,d", rated));
        counts.put("readers", String.valueOf(ratings.size()));
        return new Part(name, what, ratings.stream().mapToInt(Viewing::count).sum(), counts);
    }

    private List<Result> results(Map<String, List<double[]>> guesses, Map<String, double[]> hits) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("this model, " + ledger.count() + " seeds",
                Arrays.asList(ledger.figure("test", "rmse"), ledger.figure("test", "hitAt10"))));
        lines.add(new Line("this model, the one that is kept",
                List.of(figure(kept.answers().missed()), figure(kept.answers().hitsOfReaders()))));
        List<Viewing> given = Viewing.Parts.lastFifth(films().readers()).last();
        guesses.forEach((name, one) -> lines
                .add(new Line(name, Arrays.asList(figure(StarsMissed.of(given, one)), null))));
        hits.forEach((name, one) -> lines.add(new Line(name, Arrays.asList(null, figure(one)))));
        if (films().isKnown()) {
            lines.add(bar("biases (measured once, by others)", .905, Double.NaN));
            lines.add(bar("nearest films (measured once, by others)", Double.NaN, .067));
            lines.add(bar("EASE (measured once, by others)", Double.NaN, .081));
        }
        return List.of(
                new Result("Judged on " + String.format(Locale.ROOT, "%,d stars and %,d films", events(given),
                        FilmTaste.NEXT * films().readers().size())
                        + " that readers rated next; in brackets where the figure lies in 95 of 100 draws"
                        + " of such"
                        + " readers:", MEASURES, lines),
                new Result(
                        "Learnt without the ratings before those, and judged on them; settings were chosen by"
                                + " this:",
                        MEASURES,
                        List.of(new Line("this model, " + ledger.count() + " seeds",
                                Arrays.asList(ledger.figure(FilmTaste.VALIDATION, "rmse"),
                                        ledger.figure(FilmTaste.VALIDATION, "hitAt10"))))));
    }

    private static int events(List<Viewing> given) {
        return given.stream().mapToInt(Viewing::count).sum();
    }

    private static Figure figure(StarsMissed missed) {
        return Figure.within(missed.rmse(), missed.interval());
    }

    private Figure figure(double[] hits) {
        return Figure.within(kept.answers().hits().share(hits), Interval.bootstrap(hits.length,
                rows -> Arrays.stream(rows).mapToDouble(row -> hits[row]).sum() / FilmTaste.NEXT
                        / rows.length));
    }

    private static Line bar(String model, double rmse, double hits) {
        return new Line(model, Arrays.asList(Double.isNaN(rmse) ? null : Figure.of(rmse),
                Double.isNaN(hits) ? null : Figure.of(hits)));
    }

    private List<Section> sections(Map<String, List<double[]>> guesses, long modelBytes) {
        FilmPictures pictures = new FilmPictures(films());
        FilmErrors errors = new FilmErrors(kept.answers());
        return List.of(
                Section.of("Where a reader's place comes from", FilmWords.READERS),
                size(modelBytes),
                new FilmMap(kept).section(),
                Section.of("Whose stars are hard to tell", FilmWords.STARS)
                        .with("activity", pictures.activity(kept.answers(), guesses))
                        .with("popularity", pictures.popularity(kept.answers(), guesses)),
                errors.stars(), errors.readers(),
                Section.of("Learning",
                        "The spaces that learnt without the ratings that they were looked at with,"
                                + " after each pass over the readers.")
                        .with("learning-next", FilmPictures.learning("What comes next", "hit@10",
                                account.curve(Account.VALIDATION)))
                        .with("learning-stars", FilmPictures.learning("Stars", "RMSE",
                                account.curve(FilmTaste.STARS_VALIDATION))),
                FilmRates.section(),
                new FilmAgreement(kept).section());
    }

    private Section size(long modelBytes) {
        Hyperparameters chosen = Hyperparameters.CHOSEN;
        long next = (long) chosen.nextFilms() * (2L * chosen.nextWidth() + 1);
        long ease = (long) films().all().size() * films().all().size();
        return Section.of("For a fraction of the size", String.format(Locale.ROOT,
                "EASE is one number for each pair of films, %,d of them. The space of what comes next has"
                        + " %,d: one"
                        + " of %,d. The whole file, with the space of stars, %,d titles, and what a page"
                        + " needs, has"
                        + " %,d bytes, one of %,d of EASE's.",
                ease, next, ease / next, films().all().size(), modelBytes, ease * BYTES / modelBytes))
                .with(new Table(List.of("what", "numbers", "bytes"),
                        List.of(row("EASE", ease), row("what comes next", next),
                                row("all that was learnt here", account.parameters()))));
    }

    private static List<String> row(String what, long numbers) {
        return List.of(what, String.format(Locale.ROOT, "%,d", numbers),
                String.format(Locale.ROOT, "%,d", numbers * BYTES));
    }

    private Films films() {
        return kept.films();
    }
}
