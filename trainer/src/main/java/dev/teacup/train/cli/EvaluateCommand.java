package dev.teacup.train.cli;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.train.conformance.BrowserPlatform;
import dev.teacup.train.conformance.Pace;
import dev.teacup.train.file.ModelFile;
import dev.teacup.train.quantize.Form;
import dev.teacup.train.recipe.Recipe;
import dev.teacup.train.report.Folder;
import dev.teacup.train.report.Json;
import dev.teacup.train.report.PageTime;
import dev.teacup.train.study.Forms;
import dev.teacup.train.study.Study;
import dev.teacup.train.tabular.Asked;
import dev.teacup.train.tabular.TableStudy;
import dev.teacup.web.browser.Browser;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a trained model on the data that it has not seen. */
@Command(name = "evaluate", mixinStandardHelpOptions = true,
        description = "Judges the model in a folder on the test data, in the engine as the page does;"
                + " pronounce in ONNX Runtime, which is faster.")
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the folder with model.onnx")
    private Path folder;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Option(names = "--form", paramLabel = "FORM", description = "judge this form of the model instead, from"
            + " model.FORM.onnx, and write no report: ${COMPLETION-CANDIDATES}")
    private Form form;

    @Option(names = "--data", paramLabel = "PATH", description = "other data of the same form, a CSV")
    private Path data;

    @Override
    public Integer call() {
        Study study = study();
        Path file = folder.resolve(form == null ? "model.onnx" : form.file());
        byte[] model = new ModelFile(file).bytes();
        Study.Evaluation evaluation = study.judge(model, file.toString());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.line(evaluation.json()));
        } else {
            print(out, evaluation.figures());
        }
        if (!json && form == null) {
            Folder written = new Folder(folder);
            if (written.accountOf(study.dataSha256()) != null) {
                new Forms(written, nameOf(study), study).renew(model, evaluation.figures());
                clock(written, study, model);
            }
            boolean isWritten = evaluation.writeTo(written, study.dataSha256(), model.length);
            if (isWritten && !(study instanceof TableStudy)) {
                ModelIndex.updateIfThere(folder);
            }
            out.println(isWritten ? "Written to " + folder.resolve("report.md")
                    : "No report is written: the model was not trained in this folder on this data");
        }
        out.flush();
        return 0;
    }

    private String nameOf(Study study) {
        return study instanceof TableStudy table ? table.name() : Recipe.ofFolder(folder).name();
    }

    /** The study of the folder's model, with its data read. */
    private Study study() {
        Asked asked = TableStudy.askedOf(new Folder(folder));
        if (asked == null) {
            return Recipe.ofFolder(folder).open(data);
        }
        if (data == null) {
            throw new ModelException(folder.toString(), "the file that the model was trained on is not here",
                    "--data with the path of " + Text.quoted(asked.file()), "no --data",
                    "say --data " + asked.file());
        }
        return TableStudy.open(data, asked, 0);
    }

    /** Measures the model in a page, where there is a browser for that. */
    private static void clock(Folder written, Study study, byte[] model) {
        if (!Browser.CHROMIUM.installed()) {
            return;
        }
        try (BrowserPlatform page = new BrowserPlatform(Browser.CHROMIUM)) {
            Pace pace = page.pace(model, study.golden().one());
            written.write(new PageTime("Chromium", pace.loadMs(), pace.runMs(), LocalDate.now().toString()));
        }
    }

    private static void print(PrintWriter out, Map<String, Map<String, Double>> figures) {
        figures.forEach((part, measures) -> {
            out.println(part);
            measures.forEach((measure, figure) -> out.printf(Locale.ROOT, "  %-12s %.4f%n", measure, figure));
        });
    }
}
