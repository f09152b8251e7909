package dev.teacup.train.recipe.birdstrikes;

import dev.teacup.train.report.Facts.Trial;
import dev.teacup.train.report.Facts.Tried;
import dev.teacup.train.report.Facts.Use;
import java.util.List;
import java.util.Map;

/** What is said of the bird-strike model in words. */
final class StrikeWords {
    static final String QUESTION =
            "A bird hits an aircraft. One strike in ten does damage. From what a report says of"
                    + " the animal, the aircraft, the phase of flight, the speed, the time and the place:"
                    + " how likely is damage?"
                    + " The page asks the same of its reader.";

    static final String SOURCE =
            "10,000 reports of the FAA Wildlife Strike Database, 1990-01-08 to 2002-07-25, as"
                    + " packaged in vega-datasets 3.2.1 (data/birdstrikes.csv).";

    static final String OTHER_SOURCE =
            "Another file of the same columns, given by --data. What is said of traps,"
                    + " trials and measured bars is true of the shipped reports,"
                    + " and may not be of this file.";

    static final String LICENCE =
            "a work of the United States Government, in the public domain; the package is"
                    + " BSD-3-Clause.";

    static final List<String> TRAPS = List.of(
            "The three columns of costs are known only after the damage and give the answer away: dropped.",
            "The speed is missing in 28 % of the reports, a little more often where there was damage: it"
                    + " is marked as"
                    + " missing, and a missing one does not count as slow.",
            "24 rows are exact copies of others: each is learnt from once.",
            "Random folds flatter by .02 to .04 of AUC: the split is by year, and the test years come last.",
            "The damage of 15 reports has codes (C, B) that no page explains: they count as damage.",
            "Unknown bird - small, medium and large repeat the size of the animal; size alone has an AUC"
                    + " of .72.",
            "Words, means and thresholds come from the training years only; any other word is one more"
                    + " word, other.");

    static final Tried TRIED = new Tried(
            "The figures are means of three folds by time (learnt to 1993, 1995 and 1997,"
                    + " each judged on the two years after), of a prototype outside of this repository."
                    + " Three folds, since"
                    + " the validation years alone have too few strikes with damage to tell recipes apart.",
            List.of(
                    new Trial("logistic regression, months as waves, no airport", "AUC .796, AP .389",
                            "where every network has to begin; the airport adds nothing"),
                    new Trial("one hidden layer, AdamW", "AUC .797, AP .382", "rare words overfit"),
                    new Trial("eight networks of 32, gradient descent with momentum", "AUC .798, AP .393",
                            "better on both"),
                    new Trial("the same, and a mark for animals that nobody identified", "AUC .800, AP .394",
                            "kept"),
                    new Trial("sixteen networks of 16, each with its own view of the columns",
                            "AUC .803, AP .394",
                            "chosen"),
                    new Trial("boosted trees of our own", "AUC .800, AP .395",
                            "blended with the networks .804, .401: not worth a"
                                    + " second model"),
                    new Trial(
                            "class weights, label smoothing, recent years weighted, bagging, severity as"
                                    + " a second"
                                    + " target,"
                                    + " aircraft families, a second hidden layer, weight averaging",
                            "no gain", "left out")),
            Map.of());

    static final Use USE = new Use(
            "Sixteen small networks with views of their own, their logits averaged, which is one network"
                    + " of a hidden"
                    + " layer with a linear path; preprocessing is part of the ONNX file.",
            "Apache-2.0, as the code.",
            List.of("To show a model with mixed inputs in a page.",
                    "To learn how strikes differ in their consequences."),
            List.of("Decisions about flights, maintenance, insurance or people.",
                    "Strikes after 2002: aircraft, engines and reporting have changed since.",
                    "How likely a strike is: every row is a strike that happened and was reported."),
            List.of("The size of the animal and the speed move it most.",
                    "Words that the years to 1999 did not have count as other."),
            List.of("No row is about a person. Operators and airports are named in the data; a high"
                    + " probability is a"
                    + " statement about reports, not about an operator's care."),
            List.of("Reports are voluntary: strikes without damage are reported less, and less completely.",
                    "A probability of 30 % means that of ten such reports three had damage; see the"
                            + " calibration.",
                    "The test years have 290 strikes with damage: differences of .01 in AUC or AP mean"
                            + " little.",
                    "The test years were looked at five times on the way to this recipe, each choice"
                            + " being made on earlier"
                            + " years: its figures are a little too good."));

    private StrikeWords() {}
}
