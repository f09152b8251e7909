package dev.teacup.train.report;

import java.util.Map;

/**
 * What training wrote down of the model that is kept: {@code training.json}. The rest of a report is computed
 * anew from the model and the data.
 *
 * @param command that repeats it
 * @param seed of the model
 * @param day it was trained on, as 1999-12-31
 * @param seconds it took, with all other seeds of the same command
 * @param parameters how many numbers were learnt
 * @param versions of what had a part in it
 * @param dataSha256 of the unpacked data
 * @param settings every setting of the recipe, by its name
 * @param curves numbers in their order by a name, such as the loss after each epoch
 */
public record Account(String command, long seed, String day, double seconds, long parameters,
        Map<String, String> versions, String dataSha256, Map<String, Object> settings,
        Map<String, double[]> curves) {
    /** The curve of the mean loss of the training rows in each epoch. */
    public static final String TRAIN = "train";
    /** The curve of the loss of the validation rows after each epoch. */
    public static final String VALIDATION = "validation";
    /** The learning rates that were searched, rising. */
    public static final String SEARCHED_RATES = "searchedRates";
    /** The smoothed loss at each of those rates. */
    public static final String SEARCHED_LOSSES = "searchedLosses";

    /** The setting that is the highest learning rate. */
    private static final String RATE = "rate";

    /** The numbers of a curve, none where there is no such curve. */
    public double[] curve(String name) {
        return curves.getOrDefault(name, new double[0]);
    }

    /** What was tried, with the search for the learning rate where there was one. */
    public Facts.Tried searched(Facts.Tried tried) {
        double[] rates = curve(SEARCHED_RATES);
        double rate = settings.get(RATE) instanceof Number number ? number.doubleValue() : Double.NaN;
        return rates.length < 2 ? tried
                : tried.with("rate-search", Pictures.rateSearch(rates, curve(SEARCHED_LOSSES), rate));
    }

    /** What the report says of the training. */
    public Facts.Run run(long modelBytes) {
        return new Facts.Run(command, seed, day, seconds, modelBytes, parameters, versions);
    }

    /** The same after more seeds were trained. */
    public Account lasting(double allSeconds) {
        return new Account(command, seed, day, allSeconds, parameters, versions, dataSha256, settings,
                curves);
    }
}
