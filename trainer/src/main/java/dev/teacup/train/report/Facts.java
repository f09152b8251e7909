package dev.teacup.train.report;

import java.util.List;
import java.util.Map;

import dev.teacup.train.report.chart.Chart;

/**
 * Everything that a report and a model card say about a training run. Nothing in either is written by hand:
 * what is not measured comes from the recipe.
 *
 * @param name the folder under {@code models/}
 * @param title a question or a few words
 * @param question what the model is asked, and why anybody would want to know, in a paragraph
 * @param data where the rows come from and what is wrong with them
 * @param tried what was compared before the recipe was settled
 * @param results the model beside its bars, one table for each set of training rows
 * @param pictures file name without its ending, and what is drawn
 * @param settings every setting of the recipe
 * @param run what made the model
 * @param use whom and what it is for
 */
public record Facts(String name, String title, String question, Data data, Tried tried,
        List<Result> results,
        Map<String, Chart> pictures, Map<String, String> settings, Run run, Use use) {
    /**
     * The data.
     *
     * @param source where it comes from
     * @param licence on what terms
     * @param sha256 of the unpacked file
     * @param columns what the model is given
     * @param parts how the rows are split
     * @param traps what leads astray in it, and what was done about that
     */
    public record Data(String source, String licence, String sha256, List<String> columns, List<Part> parts,
            List<String> traps) {}

    /**
     * A part of the rows.
     *
     * @param name such as train
     * @param what which rows are in it
     * @param rows how many
     * @param positives how many of them are positive
     */
    public record Part(String name, String what, int rows, int positives) {}

    /**
     * What was tried while the recipe was chosen.
     *
     * @param how the figures were measured
     * @param trials in their order
     */
    public record Tried(String how, List<Trial> trials) {}

    /**
     * Something that was tried.
     *
     * @param what was changed
     * @param figures that came of it, measured as {@link Tried#how} says
     * @param verdict what was made of it
     */
    public record Trial(String what, String figures, String verdict) {}

    /**
     * A table of models and figures.
     *
     * @param caption which rows were learnt from and which were judged
     * @param measures the names of the figures
     * @param lines a model each
     */
    public record Result(String caption, List<String> measures, List<Line> lines) {}

    /**
     * One model's figures.
     *
     * @param model its name
     * @param figures for each measure; null where there is none
     */
    public record Line(String model, List<Spread> figures) {}

    /**
     * What made the model.
     *
     * @param command that repeats it
     * @param seed of the model that is kept
     * @param day it was trained on, as 1999-12-31
     * @param seconds it took
     * @param modelBytes the size of {@code model.onnx}
     * @param parameters how many numbers were learnt
     * @param versions of what had a part in it
     */
    public record Run(String command, long seed, String day, double seconds, long modelBytes, long parameters,
            Map<String, String> versions) {}

    /**
     * What a model card says beyond the figures.
     *
     * @param kind of model, in a sentence
     * @param licence of the weights
     * @param intended uses
     * @param outOfScope uses that it is not made for
     * @param factors what its quality depends on
     * @param ethics whom it could harm, and how
     * @param caveats what to keep in mind, and what to do about it
     */
    public record Use(String kind, String licence, List<String> intended, List<String> outOfScope,
            List<String> factors, List<String> ethics, List<String> caveats) {}
}
