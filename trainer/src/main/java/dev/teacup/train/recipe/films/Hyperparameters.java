package dev.teacup.train.recipe.films;

import dev.teacup.train.report.Json;
import java.util.Map;

/**
 * What was chosen on the ratings before those that are judged.
 *
 * @param nextFilms how many films can be recommended: those that most readers rated
 * @param nextWidth of the space in which films follow films
 * @param nextDamping what was read is divided by its number to the power of this
 * @param nextNeutral so many stars say nothing: more speak for what follows a film, fewer against it
 * @param nextLiking how much more a film counts that gets 5 stars and comes next than one of 3.5
 * @param nextWindow so many films behind a cut are what a step learns to foretell
 * @param nextRate the highest learning rate there; it falls with a cosine
 * @param nextDecay of weights there
 * @param nextEpochs passes over all readers there
 * @param leastRatings of a film that has a place of its own in the space of stars
 * @param starsWidth of that space
 * @param starsDamping what a reader gave is divided by the number of ratings to the power of this
 * @param starsRate the highest learning rate there
 * @param starsDecay of a film's own place; what it has from its traits does not decay
 * @param starsEpochs passes over all readers there
 * @param readerShrink so many usual ratings are thought to each reader's
 * @param filmShrink so many usual ratings are thought to each film's
 * @param batch readers of a step
 */
record Hyperparameters(int nextFilms, int nextWidth, double nextDamping, double nextNeutral,
        double nextLiking,
        int nextWindow, double nextRate,
        double nextDecay, int nextEpochs, int leastRatings, int starsWidth, double starsDamping,
        double starsRate, double starsDecay, int starsEpochs, double readerShrink, double filmShrink,
        int warmUpSteps, int batch) {
    static final Hyperparameters CHOSEN =
            new Hyperparameters(1700, 24, .25, 1.75, .3, 20, .01, .3, 60, 4, 16, .7,
                    .005, 5, 40, 5, 4, 10, 64);

    /** The same with another value of one component. */
    Hyperparameters with(String name, Object value) {
        Map<String, Object> others = Json.map(this);
        if (others.put(name, value) == null) {
            throw new IllegalArgumentException(name);
        }
        return Json.of(others, Hyperparameters.class);
    }

    /** The same with so many passes over the readers in both spaces; 0 changes nothing. */
    Hyperparameters epochs(int epochs) {
        return epochs > 0 ? with("nextEpochs", epochs).with("starsEpochs", epochs) : this;
    }
}
