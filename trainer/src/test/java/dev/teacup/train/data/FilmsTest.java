package dev.teacup.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilmsTest {
    private static final String MOVIES = "movieId,title,genres\r\n"
            + "7,\"Matrix, The (1999)\",Action|Sci-Fi\r\n3,Hamlet (2000),Drama\r\n9,Hamlet (2000),Drama\r\n"
            + "5,No year,Comedy\r\n8,Never rated (1990),Drama\r\n";

    @Test
    void saysWhereGroupLensOffersTheData() {
        ModelException refusal = assertThrows(ModelException.class, () -> Films.of(null));
        assertEquals("recipe 'films': its data may not be shipped\n"
                + "expected: a folder with GroupLens's ratings.csv and movies.csv; the bars are those of"
                + " ml-latest-small of October 2016: 100,004 ratings by 671 readers\n"
                + "got: no --data\n"
                + "fix: get 'ml-latest-small' from https://grouplens.org/datasets/movielens/, unpack it,"
                + " and name"
                + " its folder by --data", refusal.getMessage());
    }

    @Test
    void ordersRatingsByTimeAndThenByFilm() {
        Viewing first = films(ratings(20)).readers().get(0);
        assertArrayEquals(new int[] {0, 2, 1, 3}, first.part(0, 4).films());
        assertArrayEquals(new float[] {1, 3, 2, 4}, first.part(0, 4).stars());
    }

    @Test
    void aTitleThatIsThereTwiceGetsItsNumber() {
        Films films = films(ratings(20));
        assertEquals("Hamlet (2000)", films.all().get(0).title());
        assertEquals("Hamlet (2000) #9", films.all().get(3).title());
        assertEquals(new Films.Film(7, "Matrix, The"
                + " (1999)", Set.of("Action", "Sci-Fi"), 1999), films.all().get(2));
        assertEquals(0, films.all().get(1).year());
        assertEquals(2, films.named("Matrix, The (1999)"));
        assertEquals(-1, films.named("Never rated (1990)"));
    }

    @Test
    void saysPlainlyThatItIsAnotherEdition() {
        Films films = films(ratings(20));
        assertFalse(films.isKnown());
        assertEquals("This is another edition, of 20 ratings by 1 readers: the published bars are those of"
                + " ml-latest-small of October 2016: 100,004 ratings by 671 readers, and are not comparable.",
                films.otherEdition());
    }

    @Test
    void refusesAReaderOfTooFewRatings() {
        ModelException refusal = assertThrows(ModelException.class, () -> films(ratings(19)));
        assertEquals("ratings.csv: reader 1 has too few ratings\n"
                + "expected: 20 or more, as in every edition of GroupLens\ngot: 19 ratings\n"
                + "fix: leave the reader out, or name a whole edition", refusal.getMessage());
    }

    @Test
    void refusesStarsOutOfRange() {
        String six = ratings(20).replace("1,3,1.0,", "1,3,6.0,");
        ModelException refusal = assertThrows(ModelException.class, () -> films(six));
        assertEquals("ratings.csv, row 2: the rating is out of range\nexpected: 0.5 to 5.0 stars\ngot: 6.0\n"
                + "fix: correct the cell, or delete the row", refusal.getMessage());
    }

    @Test
    void theLastFifthAndTheLastFewComeAfterTheOthers() {
        Viewing reader = new Viewing(new int[24], new float[24]);
        Viewing.Parts fifth = Viewing.Parts.lastFifth(List.of(reader));
        assertEquals(20, fifth.first().get(0).count());
        assertEquals(4, fifth.events());
        assertEquals(5, Viewing.Parts.lastOnes(List.of(reader), 5).events());
    }

    private static Films films(String ratings) {
        StringBuilder movies = new StringBuilder(MOVIES);
        for (int film = 100; film < 120; film++) {
            movies.append(film).append(",Film ").append(film).append(" (2001),Drama\r\n");
        }
        return Films.of(file("ratings.csv", ratings), file("movies.csv", movies.toString()));
    }

    /** Of one reader: the films 3, 9, 7 and 5 first, of which the two in the middle come in one second. */
    private static String ratings(int count) {
        StringBuilder text = new StringBuilder("userId,movieId,rating,timestamp\r\n");
        text.append("1,3,1.0,10\r\n1,5,2.0,12\r\n1,9,4.0,13\r\n1,7,3.0,11\r\n");
        for (int i = 4; i < count; i++) {
            text.append("1,").append(100 + i).append(",3.5,14\r\n");
        }
        return text.toString();
    }

    private static CsvFile file(String name, String text) {
        return new CsvFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
