package dev.teacup.train.recipe.films;

import dev.teacup.train.data.Films;
import dev.teacup.train.report.Facts.Use;
import java.util.List;

/** What is said of the films in words. */
final class FilmWords {
    static final String QUESTION =
            "A reader rates five films. Which ten might come next, and how many stars will"
                    + " each get? Nothing is known of the reader but those five, and nothing of the films"
                    + " but who"
                    + " rated them, their genres and their years. The answer has to fit into a page, so it"
                    + " may not be"
                    + " a table of every film against every other.";

    static final String SOURCE = "MovieLens, " + Films.EDITION
            + ", 9,066 films, by GroupLens at the University"
            + " of Minnesota: F. Maxwell Harper and Joseph A. Konstan. 2015. The MovieLens Datasets:"
            + " History and"
            + " Context. ACM Transactions on Interactive Intelligent Systems 5, 4, Article 19."
            + " https://doi.org/10.1145/2827872. To be had from " + Films.PAGE
            + "; it may not be shipped here."
            + " GroupLens calls it a development data set, not one for published comparisons.";

    static final String LICENCE = "GroupLens's: for research; no commercial or revenue-bearing use without"
            + " permission of GroupLens; may be passed on, also transformed, under these same terms only;"
            + " its use"
            + " is to be acknowledged by the citation above; no endorsement by the University of Minnesota or"
            + " GroupLens is stated or implied, and nothing is warranted. The whole text is in README.txt"
            + " beside"
            + " the model.";

    static final List<String> TRAPS = List.of(
            "Most readers rated everything in one evening, many ratings in the same second: ratings are"
                    + " ordered by"
                    + " (timestamp, movieId), and the order of equals alone moves hit@10 by several"
                    + " thousandths.",
            "A random split would let the future tell the past, and looks better by two hundredths of RMSE."
                    + " Here the last fifth of each reader's ratings is judged, and for what comes next"
                    + " the last"
                    + " five.",
            "A third of the films has one rating. Of the ratings that are judged, 7.6 % are of films that"
                    + " nobody"
                    + " rated before; 3.3 % of the films that come next are, so that nobody can offer them.",
            "Readers rate what MovieLens shows them: what comes next is in part what a page of 1997 or"
                    + " 2015 put in"
                    + " front of them, and no model of taste alone can know that.",
            "A rating that a space learnt from must not be judged by it: the space of stars learns from"
                    + " all but the"
                    + " last fifth, the other one from all but the last five, and they share nothing.");

    static final String READERS =
            "The model has no parameters of a reader. Every reader who is judged is fed to the"
                    + " file as a new one would be: titles and stars in, ten titles out. A reader's place"
                    + " is a weighed sum"
                    + " of the places of the rated films, in the graph, so that what is judged is what a"
                    + " page runs.";

    static final String STARS =
            "A film of few ratings is hard to foretell, and so is a reader of many: who has rated"
                    + " a thousand films is down to those that few others know.";

    static final Use USE = new Use(
            "Two spaces of films, learnt by matrix factorisation with biases: one by a softmax over what"
                    + " comes next,"
                    + " one by squares of missed stars; the look-up of titles is part of the ONNX file.",
            LICENCE + " This model is made from that data, and comes under these terms; the code is"
                    + " Apache-2.0.",
            List.of("To show in a page how five ratings become ten recommendations, with the reason for"
                    + " each.",
                    "To learn how far small factorisations go on a small set of ratings."),
            List.of("Commercial use of any kind, without GroupLens's permission.",
                    "Films after 2016: it has never heard of them."),
            List.of("A title is known by its spelling in MovieLens only, such as 'Matrix, The (1999)'.",
                    "Ten films are chosen among those that most readers rated; the stars of all others are"
                            + " told,"
                            + " but they are never offered."),
            List.of("Readers of MovieLens are no sample of people: what it takes for taste is that of 671"
                    + " volunteers,"
                    + " most of whom wrote English and liked films enough to rate them.",
                    "Readers are numbers in the data, and the model keeps nothing of a single one."),
            List.of("Of a hundred films that readers rated next, it offers about nine.",
                    "A reason is the rated film whose place speaks most for the other; it is no"
                            + " explanation of"
                            + " taste.",
                    "The bars were known before the recipe was chosen; settings were chosen on ratings before"
                            + " those that are judged."));

    private FilmWords() {}
}
