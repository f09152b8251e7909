package dev.teacup.train.recipe.weather;

import dev.teacup.train.report.Facts.Use;
import java.util.List;

/** What is said of the weather model in words. */
final class WeatherWords {
    static final String QUESTION =
            "Two weeks of weather at one place: rain, the warmest and the coldest hour, wind, and"
                    + " a word for each day. Which word will tomorrow get: sun, rain, fog, snow or"
                    + " drizzle? Nobody should expect a weather service from that. It is a small,"
                    + " noisy, lopsided series as many people have one, and the question is how far"
                    + " it goes.";

    static final String SOURCE =
            "Daily observations of Seattle and New York, 2012 to 2015, two times 1,461 days"
                    + " without a gap, by the US National Oceanic and Atmospheric Administration, as"
                    + " packaged in vega-datasets 3.2.1 (data/weather.csv).";

    static final String OTHER_SOURCE =
            "Another file of the same columns, given by --data. What is said of traps, trials and"
                    + " measured bars is true of the shipped days, and may not be of this file.";

    static final String LICENCE =
            "a work of the United States Government, in the public domain; the package is BSD-3-Clause.";

    static final List<String> TRAPS = List.of(
            "Both cities have the same days, and neighbouring days are alike: rows drawn at random"
                    + " would let the model look up the answer. The split is by time, and 2015 comes"
                    + " last.",
            "The word is made from other measurements of the day, by a rule that nobody wrote"
                    + " down: days of equal numbers have different words.",
            "The words drift: fog grows from 7 days of 2012 to 64 of 2015, drizzle falls from 57"
                    + " days of 2012 to 3 of 2014 and comes back with 30. What is learnt of rare"
                    + " words is old.",
            "Sun and rain make up 84 of 100 days of 2015. A model that never says fog, snow or"
                    + " drizzle has a good accuracy and a poor macro-F1; one that says them often"
                    + " the other way round. Both figures have to be good at once.",
            "Means, deviations and everything else that is learnt come from the training days only.",
            "The first 14 days of each city have too few days before them: they are only looked back at.");

    static final String HOW_FAR =
            "Weather persists, so that the simplest forecast of all, that tomorrow will be as"
                    + " today, is hard to beat in macro-F1; it tells rare words whenever today has"
                    + " them. Logistic regression is hard to beat in accuracy; it says sun or rain"
                    + " and hardly anything else. This network has the macro-F1 of the one and the"
                    + " accuracy of the other at once, and that is all: at what each of them does"
                    + " best, it is not clearly better.";

    static final String ERRORS =
            "Nearly all of them are rare words on days that began like any other: nothing in the"
                    + " days before announces a single day of drizzle. No model of this series can"
                    + " be blamed for them, and none that is honest should be sure of the opposite.";

    static final Use USE = new Use(
            "Four gated recurrent units side by side, their probabilities averaged, with a linear"
                    + " path from the last day, the season and the city; preprocessing is part of"
                    + " the ONNX file.",
            "Apache-2.0, as the code.",
            List.of("To show a recurrent model on a series of days in a page.",
                    "To learn what a small, noisy, lopsided series gives, and what it does not."),
            List.of("Decisions that depend on the weather: ask a weather service.",
                    "Other places than Seattle and New York, and years after 2015."),
            List.of("The words of the last days move it most, then the wind and the season.",
                    "Words that are rare in the years to 2014 are told badly."),
            List.of("No row is about a person."),
            List.of("It is right on about five days of eight; that tomorrow is as today is right"
                    + " nearly as often.",
                    "The word is not always the likeliest one: rare words are said more often than"
                            + " that, to come to half as often as they happened to 2014.",
                    "Differences of less than .03 on the 730 days of 2015 mean little.",
                    "The bars on 2015 were known before the recipe was chosen, and 2015 was looked at"
                            + " once on the way, with rare words said three quarters as often as they"
                            + " happen (accuracy .605, macro-F1 .396); half as often was then chosen on"
                            + " the half years before 2015. The figures may be a little too good."));

    private WeatherWords() {}
}
