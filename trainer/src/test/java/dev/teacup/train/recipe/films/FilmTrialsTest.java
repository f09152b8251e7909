package dev.teacup.train.recipe.films;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Ledger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilmTrialsTest {
    @Test
    void comparesEachTrialWithTheRecipeByWhatItWasJudgedBy() {
        Ledger ledger = Ledger.of(Map.of(), "none").with(1,
                Map.of(FilmTaste.VALIDATION, Map.of("hitAt10", .0942, "rmse", .87)));
        List<Facts.Trial> trials = FilmTrials.tried(ledger).trials();
        assertEquals("no difference that counts", trials.get(0).verdict());
        assertEquals("worse", trials.get(trials.size() - 1).verdict());
    }

    @Test
    void knowsThatFewerStarsMissedAndMoreHitsAreBetter() {
        assertEquals("better", FilmTrials.verdict(-.01, true));
        assertEquals("worse", FilmTrials.verdict(-.01, false));
        assertEquals("better", FilmTrials.verdict(.01, false));
        assertEquals("no difference that counts", FilmTrials.verdict(.004, false));
    }
}
