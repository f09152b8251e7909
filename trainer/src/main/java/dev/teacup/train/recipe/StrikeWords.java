package dev.teacup.train.recipe;

import dev.teacup.train.report.Facts.Trial;
import dev.teacup.train.report.Facts.Use;
import java.util.List;

/** What is said of the bird-strike model in words. */
final class StrikeWords {
    static final String QUESTION =
            "A bird hits an aircraft. One strike in ten does damage. From what a report says of"
                    + " the animal, the aircraft, the phase of flight, the speed, the time and the place: how likely is damage?"
                    + " The page asks the same of its reader.";

    static final String SOURCE =
            "10,000 reports of the FAA Wildlife Strike Database, 1990-01-08 to 2002-07-25, as"
                    + " packaged in vega-datasets 3.2.1 (data/birdstrikes.csv).";

    static final String LICENCE =
            "a work of the United States Government, in the public domain; the package is"
                    + " BSD-3-Clause.";

    static final List<String> TRAPS = List.of(
            "The three columns of costs are known only after the damage and give the answer away: dropped.",
            "The speed is missing in 28 % of the reports, and more often where nothing happened: it is marked as missing,"
                    + " and a missing one does not count as slow.",
            "24 rows are exact copies of others: each is learnt from once.",
            "Random folds flatter by .02 to .04 of AUC: the split is by year, and the test years come last.",
            "The damage of 15 reports has codes (C, B) that no page explains: they count as damage.",
            "Unknown bird - small, medium and large repeat the size of the animal; size alone has an AUC of .75.",
            "Words, means and thresholds come from the training years only; any other word is one more word, other.");

    /** Measured with a prototype of the same network, three pairs of years in a row, two seeds. */
    static final List<Trial> TRIED = List.of(
            new Trial("as it is, with the airport", "AUC .798, AP .391",
                    "the airport adds nothing: left out"),
            new Trial("without the linear path", "AUC .800, AP .391",
                    "no difference; kept, since it trains faster"),
            new Trial("rate .2 instead of .1", "AUC .800, AP .390", "no difference: .15"));

    static final Use USE = new Use(
            "Eight networks of one hidden layer with a linear path, their probabilities averaged; preprocessing is part"
                    + " of the ONNX file.",
            "Apache-2.0, as the code.",
            List.of("To show a model with mixed inputs in a page.",
                    "To learn how strikes differ in their consequences."),
            List.of("Decisions about flights, maintenance, insurance or people.",
                    "Strikes after 2002: aircraft, engines and reporting have changed since.",
                    "How likely a strike is: every row is a strike that happened and was reported."),
            List.of("The size of the animal and the speed move it most.",
                    "Words that the years to 1999 did not have count as other."),
            List.of("No row is about a person. Operators and airports are named in the data; a high probability is a"
                    + " statement about reports, not about an operator's care."),
            List.of("Reports are voluntary: strikes without damage are reported less, and less completely.",
                    "A probability of 30 % means that of ten such reports three had damage; see the calibration.",
                    "The test years have 290 strikes with damage: differences of .01 in AUC or AP mean little."));

    private StrikeWords() {}
}
