package dev.teacup.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teacup.error.ModelException;

class StrikesTest {
    private static final String HEADER =
            "Airport Name,Aircraft Make Model,Effect Amount of damage,Flight Date,"
                    + "Aircraft Airline Operator,Origin State,Phase of flight,"
                    + "Wildlife Size,Wildlife Species,Time of day,"
                    + "Cost Other,Cost Repair,Cost Total $,Speed IAS in knots";
    private static final Strikes SHIPPED = Strikes.shipped();

    @Test
    void countsWhatThePublishedSplitCounts() {
        Split split = SHIPPED.split();
        assertEquals(List.of(5365, 1848, 2787),
                List.of(split.train().length, split.validation().length, split.test().length));
        assertEquals(List.of(565, 206, 290),
                List.of(damaged(split.train()), damaged(split.validation()), damaged(split.test())));
    }

    @Test
    void dropsTheCostsWhichLeak() {
        Strikes.LEAKS.forEach(leak -> assertFalse(SHIPPED.table().has(leak), leak));
        assertEquals(11, SHIPPED.table().columns().size());
    }

    @Test
    void knowsThatOnlySpeedsAreMissing() {
        double[] speeds = SHIPPED.table().column(Strikes.SPEED).numbers();
        assertEquals(2836, Arrays.stream(speeds).filter(Double::isNaN).count());
        assertEquals(350, Arrays.stream(speeds).filter(speed -> !Double.isNaN(speed)).max().orElseThrow());
        for (String category : Strikes.CATEGORIES) {
            Column column = SHIPPED.table().column(category);
            for (int row = 0; row < SHIPPED.table().rows(); row++) {
                assertFalse(column.isBlank(row));
            }
        }
    }

    @Test
    void fitsOnNoStrikeTwice() {
        assertEquals(5365 - 8, SHIPPED.rowsToChoose().length);
        assertEquals(5365 + 1848 - 17, SHIPPED.rowsToFit().length);
    }

    @Test
    void keepsTheRepeatsOfAStrikeOnOneSide() {
        Split split = SHIPPED.split();
        int distinctInParts = SHIPPED.table().distinct(split.train()).length
                + SHIPPED.table().distinct(split.validation()).length
                + SHIPPED.table().distinct(split.test()).length;
        int[] all = IntStream.range(0, SHIPPED.table().rows()).toArray();
        assertEquals(SHIPPED.table().distinct(all).length, distinctInParts);
    }

    @Test
    void sendsWordsOfLaterYearsToOther() {
        Column aircraft = SHIPPED.table().column("Aircraft Make Model");
        Vocabulary known = Vocabulary.of(aircraft, SHIPPED.split().train());
        Set<String> later = new HashSet<>();
        for (int row : SHIPPED.split().test()) {
            if (known.indexOf(aircraft.text(row)) == known.other()) {
                later.add(aircraft.text(row));
            }
        }
        assertTrue(later.contains("B-737-800"), later.toString());
        assertEquals("B-737-300", known.words().get(known.indexOf("B-737-300")));
        assertEquals(known.words().size() + 1, known.size());
    }

    @Test
    void readsTheColumnsInAnyOrderAndWithoutTheCosts() {
        String header =
                "Speed IAS in knots,Airport Name,Aircraft Make Model,Effect Amount of damage,Flight Date,"
                        + "Aircraft Airline Operator,Origin State,Phase of flight,"
                        + "Wildlife Size,Wildlife Species,Time of day";
        StringBuilder text = new StringBuilder(header);
        for (String date : new String[] {"1997-12-31", "1998-01-01", "2000-01-01"}) {
            text.append("\n,X,Y,None,").append(date).append(",O,S,Climb,Small,Robin,Day");
            text.append("\n90,X,Y,Minor,").append(date).append(",O,S,Climb,Small,Robin,Day");
        }
        Strikes strikes = strikes(text.toString());
        assertEquals(2, strikes.split().train().length);
        assertEquals(1, strikes.labels()[1]);
        assertEquals(90, strikes.table().column(Strikes.SPEED).number(1));
    }

    @Test
    void refusesAMisspeltColumn() {
        ModelException refused = refusal(HEADER.replace("Wildlife Size", "Wildlife Sise"), "");
        assertEquals("birdstrikes.csv, row 1", refused.where());
        assertEquals("there is no column 'Wildlife Size'", refused.what());
        assertEquals("did you mean 'Wildlife Sise'?", refused.fix());
    }

    @Test
    void refusesAColumnThatIsNotKnown() {
        ModelException refused = refusal(HEADER.replace("Cost Repair", "Cost Repairs"), "");
        assertEquals("the column 'Cost Repairs' is not known", refused.what());
        assertEquals("did you mean 'Cost Repair'?", refused.fix());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1995-13-01", "yesterday"})
    void refusesADateThatIsNone(String date) {
        ModelException refused = refusal(HEADER, "X,Y,None," + date + ",O,S,Climb,Small,Robin,Day,0,0,0,90");
        assertEquals("birdstrikes.csv, row 2", refused.where());
        assertEquals("column 'Flight Date' is no date", refused.what());
    }

    @Test
    void refusesASpeedThatIsNoNumber() {
        ModelException refused = refusal(HEADER, "X,Y,None,1995-01-01,O,S,Climb,Small,Robin,Day,0,0,0,fast");
        assertEquals("birdstrikes.csv, row 2", refused.where());
        assertEquals("column 'Speed IAS in knots' is no number", refused.what());
    }

    @Test
    void refusesAStrikeWithoutALabel() {
        ModelException refused = refusal(HEADER, "X,Y,,1995-01-01,O,S,Climb,Small,Robin,Day,0,0,0,90");
        assertEquals("column 'Effect Amount of damage' is blank", refused.what());
    }

    @Test
    void refusesYearsWithoutBothOutcomes() {
        ModelException refused = refusal(HEADER, "X,Y,None,1995-01-01,O,S,Climb,Small,Robin,Day,0,0,0,90");
        assertEquals("the strikes up to 1997 cannot be learnt from or judged", refused.what());
        assertEquals("0 with damage among 1", refused.got());
    }

    private static int damaged(int[] rows) {
        return (int) Arrays.stream(rows).mapToDouble(row -> SHIPPED.labels()[row]).sum();
    }

    private static Strikes strikes(String text) {
        return Strikes.of(new CsvFile("birdstrikes.csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ModelException refusal(String header, String row) {
        String cells = row.isEmpty() ? "a,b,c,d,e,f,g,h,i,j,k,l,m,n" : row;
        return assertThrows(ModelException.class, () -> strikes(header + "\n" + cells));
    }
}
