package dev.teacup.train.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The forms of a model beside each other: {@code forms.json}.
 *
 * @param part the rows that all were judged on, as {@code evaluate} calls them
 * @param files one of each form, float32 first
 */
public record SmallerFiles(String part, List<Stored> files) {
    /** Of the float32 file, an int8 file should have no more than this share of the bytes. */
    private static final double SHARE = 0.29;
    /** What a figure may lose: half a point of a share, and half a percent of what has another unit. */
    private static final double LITTLE = 0.005;
    /** Figures that are no shares, but in the unit of what is foretold. */
    private static final Set<String> WITH_UNIT = Set.of("rmse", "mae");

    /**
     * A model in one form.
     *
     * @param form such as int8
     * @param file in the model's folder
     * @param bytes of the file
     * @param packedBytes of the file once it is packed by gzip
     * @param smallerWeights how many weights are stored in fewer bytes than float32's
     * @param figures by the measure
     */
    public record Stored(String form, String file, long bytes, long packedBytes, long smallerWeights,
            Map<String, Double> figures) {}

    /** As the report tells it. */
    public Facts.Section section() {
        Stored whole = files.get(0);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add("The same model in three files, judged on the same rows (" + part + "). In float16,"
                + " weights are rounded to half of their bytes. In int8, they are rounded to a 127th of the"
                + " largest weight of their channel; so is, to one of 256 steps, what enters a product or"
                + " convolution of the outer graph, with ranges that were learnt from validation rows (in"
                + " loops and recurrent layers it is left as it is). In brackets, by how much a figure"
                + " differs from float32's.");
        files.stream().filter(file -> file.form().equals("int8") && file.bytes() > SHARE * whole.bytes())
                .forEach(file -> paragraphs.add(largeness(file)));
        List<String> moved = new ArrayList<>();
        files.forEach(file -> file.figures().forEach((measure, figure) -> {
            double of = whole.figures().get(measure);
            if (Math.abs(figure - of) > LITTLE * (WITH_UNIT.contains(measure) ? of : 1)) {
                moved.add(measure + " of " + file.form());
            }
        }));
        paragraphs.add(moved.isEmpty() ? "No figure moves by more than " + little() + "."
                : "By more than " + little() + " move: " + String.join(", ", moved) + ".");
        return new Facts.Section("Smaller files", paragraphs, List.of(table()), Map.of());
    }

    private String little() {
        boolean hasUnit = files.get(0).figures().keySet().stream().anyMatch(WITH_UNIT::contains);
        return hasUnit ? "half a point (of an error in its unit, half a percent)" : "half a point";
    }

    /** Why the file has more than a quarter of the bytes. */
    private String largeness(Stored file) {
        long whole = files.get(0).bytes();
        long weights = Float.BYTES * file.smallerWeights();
        return String.format(Locale.ROOT,
                "The int8 file has %.3f of the bytes, and not a quarter: only %,d of the %,d bytes of the"
                        + " float32 file are weights that int8 stores. The other %,d are words, what prepares"
                        + " the inputs, what the page is told of the model, biases, and tensors too small to"
                        + " be worth a scale.",
                (double) file.bytes() / whole, weights, whole, whole - weights);
    }

    private Facts.Table table() {
        Stored whole = files.get(0);
        List<String> header = new ArrayList<>(List.of("weights", "file", "bytes", "share", "gzip"));
        header.addAll(whole.figures().keySet());
        List<List<String>> rows = new ArrayList<>();
        for (Stored file : files) {
            List<String> cells = new ArrayList<>(List.of(file.form(), "`" + file.file() + "`",
                    String.format(Locale.ROOT, "%,d", file.bytes()),
                    String.format(Locale.ROOT, "%.3f", (double) file.bytes() / whole.bytes()),
                    String.format(Locale.ROOT, "%,d", file.packedBytes())));
            whole.figures().forEach((measure, figure) -> cells
                    .add(cell(file.figures().get(measure), figure, file == whole)));
            rows.add(cells);
        }
        return new Facts.Table(header, rows);
    }

    private static String cell(double figure, double of, boolean isWhole) {
        String shown = String.format(Locale.ROOT, "%.4f", figure);
        boolean isSame = Math.abs(figure - of) < 0.00005;
        return isWhole ? shown
                : shown + (isSame ? " (\u00b10)" : String.format(Locale.ROOT, " (%+.4f)", figure - of));
    }
}
