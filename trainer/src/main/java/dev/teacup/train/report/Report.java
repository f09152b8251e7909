package dev.teacup.train.report;

import dev.teacup.train.report.chart.Chart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes {@code report.md}: the question, the data, what was tried, and the result beside its bars. */
public final class Report {
    private Report() {}

    /** The report as Markdown; its pictures are looked for in {@link Folder#PICTURES}. */
    public static String of(Facts facts) {
        Markdown page = new Markdown().heading(1, facts.title()).paragraph(facts.question());
        writeResults(page.heading(2, "Result"), facts);
        writeData(page.heading(2, "Data"), facts.data());
        writeTried(page.heading(2, "What was tried"), facts.tried());
        facts.sections().forEach(section -> writeSection(page, section));
        writeSettings(page.heading(2, "Settings"), facts.settings());
        writeRun(page.heading(2, "How it was made"), facts.run());
        return page.toString();
    }

    /** The tables of figures, which the model card has too. */
    static void writeResults(Markdown page, Facts facts) {
        for (Facts.Result result : facts.results()) {
            List<String> header = new ArrayList<>(List.of("model"));
            header.addAll(result.measures());
            page.paragraph(result.caption()).table(header,
                    result.lines().stream().map(Report::cells).toList());
        }
    }

    /** How the rows are split, which the model card has too. */
    static void writeParts(Markdown page, Facts.Data data) {
        Set<String> counted = new LinkedHashSet<>();
        data.parts().forEach(part -> counted.addAll(part.counts().keySet()));
        List<String> header = new ArrayList<>(List.of("part", "rows of", "rows"));
        header.addAll(counted);
        page.table(header, data.parts().stream().map(part -> cells(part, counted)).toList());
    }

    private static void writeData(Markdown page, Facts.Data data) {
        page.paragraph("Source: " + data.source()).paragraph("Terms: " + data.licence())
                .paragraph("sha256 of the unpacked file: `" + data.sha256() + "`")
                .paragraph("The model is given: " + String.join(", ", data.columns()) + ".");
        writeParts(page, data);
        writePictures(page, data.pictures());
        page.heading(3, "Its traps").items(data.traps());
    }

    private static void writeTried(Markdown page, Facts.Tried tried) {
        page.paragraph(tried.how());
        page.table(List.of("change", "figures", "verdict"), tried.trials().stream()
                .map(trial -> List.of(trial.what(), trial.figures(), trial.verdict())).toList());
        writePictures(page, tried.pictures());
    }

    private static void writeSection(Markdown page, Facts.Section section) {
        page.heading(2, section.heading());
        section.paragraphs().forEach(page::paragraph);
        section.tables().forEach(table -> page.table(table.header(), table.rows()));
        writePictures(page, section.pictures());
    }

    private static void writePictures(Markdown page, Map<String, Chart> pictures) {
        pictures.forEach((file, chart) -> page.picture(chart.title() + ". " + chart.description(),
                Folder.PICTURES + "/" + file + ".svg"));
    }

    private static void writeSettings(Markdown page, Map<String, Object> settings) {
        page.table(List.of("setting", "value"), settings.entrySet().stream()
                .map(setting -> List.of("`" + setting.getKey() + "`", Json.line(setting.getValue())))
                .toList());
    }

    private static void writeRun(Markdown page, Facts.Run run) {
        page.code(run.command()).items(List.of("seed of the model that is kept: " + run.seed(),
                "trained on: " + run.day(),
                "time: " + String.format(Locale.ROOT, "%.1f s", run.seconds()),
                "size: " + String.format(Locale.ROOT, "%,d bytes, %,d parameters", run.modelBytes(),
                        run.parameters())));
        page.named(run.versions());
    }

    private static List<String> cells(Facts.Line line) {
        List<String> cells = new ArrayList<>(List.of(line.model()));
        line.figures().forEach(figure -> cells.add(figure == null ? "" : figure.text()));
        return cells;
    }

    private static List<String> cells(Facts.Part part, Set<String> counted) {
        List<String> cells = new ArrayList<>(
                List.of(part.name(), part.what(), String.format(Locale.ROOT, "%,d", part.rows())));
        counted.forEach(count -> cells.add(part.counts().getOrDefault(count, "")));
        return cells;
    }
}
