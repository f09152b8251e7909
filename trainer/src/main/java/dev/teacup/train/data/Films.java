package dev.teacup.train.data;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which stars readers gave to films: MovieLens, from a folder with GroupLens's {@code ratings.csv} and
 * {@code movies.csv}. Its terms forbid to ship them.
 *
 * @param all films that somebody rated, by movieId
 * @param readers what each reader rated, by userId
 * @param sha256 of {@code ratings.csv}, in hexadecimal
 * @param isKnown whether both files are those of the edition that the bars were measured on
 * @see <a href="https://doi.org/10.1145/2827872">Harper, Konstan, The MovieLens Datasets, 2015</a>
 */
public record Films(List<Film> all, List<Viewing> readers, String sha256, boolean isKnown) {
    public static final String PAGE = "https://grouplens.org/datasets/movielens/";
    public static final String EDITION = "ml-latest-small of October 2016: 100,004 ratings by 671 readers";

    private static final String RATINGS = "ratings.csv";
    private static final String MOVIES = "movies.csv";
    private static final String RATINGS_SHA256 =
            "821795331fd974bbe7a8416f2a7eec2b548a485dedb47a073580b0a9a8a0a8d2";
    private static final String MOVIES_SHA256 =
            "a87480009b75ecd8d1e8f70700c534b6aefd57eed31b087ce8268ef6061a166c";
    private static final String READER = "userId";
    private static final String FILM = "movieId";
    private static final String STARS = "rating";
    private static final String TIME = "timestamp";
    private static final String TITLE = "title";
    private static final String GENRES = "genres";
    private static final double FEWEST_STARS = .5;
    private static final double MOST_STARS = 5;
    /** Of a reader: some to learn from, some to choose on, and some to judge. */
    private static final int FEWEST_RATINGS = 20;
    private static final Pattern YEAR = Pattern.compile("\\((\\d{4})[^()]*\\)\\s*$");

    /**
     * A film.
     *
     * @param id its movieId
     * @param title with the year; of its own, if need be by its movieId
     * @param genres as GroupLens calls them
     * @param year it came out in, or 0 where the title does not say
     */
    public record Film(int id, String title, Set<String> genres, int year) {}

    /** A rating on its way from the file. */
    private record Rating(int film, double stars, double time) {}

    public Films {
        all = List.copyOf(all);
        readers = List.copyOf(readers);
    }

    /**
     * Those in a folder.
     *
     * @param folder the unpacked one of GroupLens
     * @throws ModelException when there is none, which says where GroupLens offers it, or with the row that
     *     is wrong
     */
    public static Films of(Path folder) {
        String wanted = "a folder with GroupLens's " + RATINGS + " and " + MOVIES + "; the bars are those of "
                + EDITION;
        String fix = "get 'ml-latest-small' from " + PAGE + ", unpack it, and name its folder by --data";
        if (folder == null) {
            throw new ModelException("recipe 'films'", "its data may not be shipped", wanted, "no --data",
                    fix);
        }
        for (String file : List.of(RATINGS, MOVIES)) {
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw new ModelException(folder.toString(), "there is no " + file, wanted,
                        Files.isDirectory(folder) ? "a folder without it"
                                : Files.exists(folder) ? "a file" : "nothing of that name",
                        fix);
            }
        }
        return of(CsvFile.read(folder.resolve(RATINGS)), CsvFile.read(folder.resolve(MOVIES)));
    }

    static Films of(CsvFile ratings, CsvFile movies) {
        Map<Integer, List<Rating>> byReader = byReader(ratings.table());
        Set<Integer> rated = new TreeSet<>();
        byReader.values().forEach(list -> list.forEach(rating -> rated.add(rating.film)));
        List<Film> films = films(movies.table(), rated);
        Map<Integer, Integer> places = new LinkedHashMap<>();
        films.forEach(film -> places.put(film.id, places.size()));
        for (int film : rated) {
            if (!places.containsKey(film)) {
                throw new ModelException(ratings.name(), "somebody rated a film without a title",
                        "a row in " + movies.name() + " for each " + FILM, String.valueOf(film),
                        "take both files from one edition");
            }
        }
        List<Viewing> readers = byReader.values().stream().map(list -> viewing(list, places)).toList();
        return new Films(films, readers, ratings.sha256(), ratings.sha256().equals(RATINGS_SHA256)
                && movies.sha256().equals(MOVIES_SHA256));
    }

    /** What is said of an edition that the bars were not measured on; "" of the one they were. */
    public String otherEdition() {
        return isKnown ? ""
                : String.format(Locale.ROOT, "This is another edition, of %,d ratings by %,d readers:"
                        + " the published bars are those of %s, and are not comparable.", ratings(),
                        readers.size(), EDITION);
    }

    /** How many ratings there are. */
    public int ratings() {
        return readers.stream().mapToInt(Viewing::count).sum();
    }

    /** The place of the film of a title among {@link #all}, or -1. */
    public int named(String title) {
        for (int film = 0; film < all.size(); film++) {
            if (all.get(film).title.equals(title)) {
                return film;
            }
        }
        return -1;
    }

    private static Map<Integer, List<Rating>> byReader(Table table) {
        table.expect(List.of(READER, FILM, STARS, TIME));
        double[] readers = numbers(table, READER);
        double[] films = numbers(table, FILM);
        double[] stars = numbers(table, STARS);
        double[] times = numbers(table, TIME);
        Map<Integer, List<Rating>> byReader = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            if (stars[row] < FEWEST_STARS || stars[row] > MOST_STARS) {
                throw new ModelException(table.place(row), "the rating is out of range",
                        FEWEST_STARS + " to " + MOST_STARS + " stars", String.valueOf(stars[row]),
                        "correct the cell, or delete the row");
            }
            byReader.computeIfAbsent((int) readers[row], reader -> new ArrayList<>())
                    .add(new Rating((int) films[row], stars[row], times[row]));
        }
        byReader.forEach((reader, ratings) -> check(table, reader, ratings));
        return byReader;
    }

    private static void check(Table table, int reader, List<Rating> ratings) {
        Set<Integer> seen = new HashSet<>();
        for (Rating rating : ratings) {
            if (!seen.add(rating.film)) {
                throw new ModelException(table.name(), "reader " + reader + " rated a film twice",
                        "one rating of a film by a reader", FILM + " " + rating.film + " twice",
                        "delete one of the rows");
            }
        }
        if (ratings.size() < FEWEST_RATINGS) {
            throw new ModelException(table.name(), "reader " + reader + " has too few ratings",
                    FEWEST_RATINGS + " or more, as in every edition of GroupLens",
                    ratings.size() + (ratings.size() == 1 ? " rating" : " ratings"),
                    "leave the reader out, or name a whole edition");
        }
    }

    private static double[] numbers(Table table, String name) {
        double[] numbers = table.column(name).numbers();
        for (int row = 0; row < numbers.length; row++) {
            if (Double.isNaN(numbers[row])) {
                throw new ModelException(table.place(row), "column " + Text.quoted(name) + " is blank",
                        "a number", "nothing", "delete the row");
            }
        }
        return numbers;
    }

    /** In the order in which they were given; days have many ratings of one second. */
    private static Viewing viewing(List<Rating> ratings, Map<Integer, Integer> places) {
        List<Rating> order = new ArrayList<>(ratings);
        order.sort(Comparator.comparingDouble(Rating::time).thenComparing(Rating::film));
        int[] films = order.stream().mapToInt(rating -> places.get(rating.film)).toArray();
        float[] stars = new float[films.length];
        for (int i = 0; i < stars.length; i++) {
            stars[i] = (float) order.get(i).stars;
        }
        return new Viewing(films, stars);
    }

    private static List<Film> films(Table table, Set<Integer> rated) {
        table.expect(List.of(FILM, TITLE, GENRES));
        double[] ids = numbers(table, FILM);
        Map<Integer, Film> films = new TreeMap<>();
        Set<String> titles = new HashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            int id = (int) ids[row];
            if (!rated.contains(id)) {
                continue;
            }
            String written = table.column(TITLE).text(row).strip();
            String title = titles.add(written) ? written : written + " #" + id;
            Matcher year = YEAR.matcher(written);
            films.put(id, new Film(id, title, Set.of(table.column(GENRES).text(row).split("\\|")),
                    year.find() ? Integer.parseInt(year.group(1)) : 0));
        }
        return new ArrayList<>(films.values());
    }
}
