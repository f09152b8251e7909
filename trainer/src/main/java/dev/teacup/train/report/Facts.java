package dev.teacup.train.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.teacup.train.metric.Interval;
import dev.teacup.train.report.chart.Chart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything that a report and a model card say about a model. Nothing in either is written by hand: what is
 * not measured comes from the recipe.
 *
 * @param name the folder under {@code models/}
 * @param title a question or a few words
 * @param question what the model is asked, and why anybody would want to know, in a paragraph
 * @param metrics of the kept model on the test rows, by the names that {@code evaluate --json} gives them
 * @param data where the rows come from and what is wrong with them
 * @param tried what was compared before the recipe was settled
 * @param results the model beside its bars, one table for each set of training rows
 * @param sections what was looked at besides: errors, calibration, time; in their order
 * @param settings every setting of the recipe, by its name
 * @param run what made the model
 * @param use whom and what it is for
 */
public record Facts(String name, String title, String question, Map<String, Double> metrics, Data data,
        Tried tried, List<Result> results, List<Section> sections, Map<String, Object> settings, Run run,
        Use use) {
    /**
     * The data.
     *
     * @param source where it comes from
     * @param licence on what terms
     * @param sha256 of the unpacked file
     * @param columns what the model is given
     * @param parts how the rows are split
     * @param traps what leads astray in it, and what was done about that
     * @param pictures of the data: file name without its ending, and what is drawn
     */
    public record Data(String source, String licence, String sha256, List<String> columns, List<Part> parts,
            List<String> traps, Map<String, Chart> pictures) {}

    /**
     * A part of the rows.
     *
     * @param name such as train
     * @param what which rows are in it
     * @param rows how many
     * @param counts what else is counted in it, such as the rows of each class: name and text
     */
    public record Part(String name, String what, int rows, Map<String, String> counts) {
        /** With the rows of each class, by their share. */
        public static Part ofClasses(String name, String what, List<String> classes, int[] counts) {
            int rows = Arrays.stream(counts).sum();
            Map<String, String> shares = new LinkedHashMap<>();
            for (int i = 0; i < counts.length; i++) {
                shares.put(classes.get(i), share(counts[i], rows));
            }
            return new Part(name, what, rows, shares);
        }

        /** So many of so many: {@code 290 (10.4 %)}. */
        public static String share(int count, int rows) {
            return String.format(Locale.ROOT, "%,d (%.1f %%)", count, 100.0 * count / Math.max(1, rows));
        }
    }

    /**
     * What was tried while the recipe was chosen.
     *
     * @param how the figures were measured
     * @param trials in their order
     * @param pictures such as the search for the learning rate: file name without its ending, what is drawn
     */
    public record Tried(String how, List<Trial> trials, Map<String, Chart> pictures) {
        /** The same with another picture. */
        public Tried with(String file, Chart picture) {
            Map<String, Chart> more = new LinkedHashMap<>(pictures);
            more.put(file, picture);
            return new Tried(how, trials, more);
        }
    }

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
    public record Line(String model, List<Figure> figures) {}

    /**
     * A figure as it stands in a table.
     *
     * @param spread over the runs, which may be one
     * @param interval of the rows that it was measured on, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Figure(Spread spread, Interval interval) {
        /** Of one run or more, without an interval. */
        public static Figure of(double... figures) {
            return new Figure(Spread.of(figures), null);
        }

        /** Of one run, with an interval of the rows. */
        public static Figure within(double figure, Interval interval) {
            return new Figure(Spread.of(figure), interval);
        }

        /** As {@code 0.802 ± 0.002 [0.771, 0.830]}. */
        public String text() {
            return interval == null ? spread.text()
                    : String.format(Locale.ROOT, "%s [%.3f, %.3f]", spread.text(), interval.low(),
                            interval.high());
        }
    }

    /**
     * A part of the report with a heading of its own: paragraphs, then tables, then pictures.
     *
     * @param heading such as Errors
     * @param paragraphs of Markdown
     * @param tables one below the other
     * @param pictures file name without its ending, and what is drawn
     */
    public record Section(String heading, List<String> paragraphs, List<Table> tables,
            Map<String, Chart> pictures) {
        public static Section of(String heading, String... paragraphs) {
            return new Section(heading, List.of(paragraphs), List.of(), Map.of());
        }

        /** The same with another table. */
        public Section with(Table table) {
            List<Table> more = new ArrayList<>(tables);
            more.add(table);
            return new Section(heading, paragraphs, more, pictures);
        }

        /** The same with another picture. */
        public Section with(String file, Chart picture) {
            Map<String, Chart> more = new LinkedHashMap<>(pictures);
            more.put(file, picture);
            return new Section(heading, paragraphs, tables, more);
        }
    }

    /**
     * Cells of text.
     *
     * @param header a cell for each column
     * @param rows of as many cells
     */
    public record Table(List<String> header, List<List<String>> rows) {}

    /**
     * What made the model.
     *
     * @param command that repeats it
     * @param seed of the model that is kept
     * @param day it was trained on, as 1999-12-31
     * @param seconds it took, all seeds of that day together
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

    /** The same with another section behind the others. */
    public Facts with(Section section) {
        List<Section> more = new ArrayList<>(sections);
        more.add(section);
        return new Facts(name, title, question, metrics, data, tried, results, more, settings, run, use);
    }

    /** Every picture in the report: file name without its ending, and what is drawn. */
    public Map<String, Chart> allPictures() {
        Map<String, Chart> all = new LinkedHashMap<>(data.pictures());
        all.putAll(tried.pictures());
        sections.forEach(section -> all.putAll(section.pictures()));
        return all;
    }
}
