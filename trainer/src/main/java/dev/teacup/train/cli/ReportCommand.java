package dev.teacup.train.cli;

import dev.teacup.error.ModelException;
import dev.teacup.train.page.ReportPage;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens the report of a model's folder as a page. */
@Command(name = "report", mixinStandardHelpOptions = true,
        description = "Opens the report of a model as a page: what report.md says, the curves of training,"
                + " and a projector for what the model has embedded. The page is one file, without a server.")
final class ReportCommand implements Callable<Integer> {
    private static final Path USUAL = Path.of("board", "report.html");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the folder of a model, with report.md or training.json")
    private Path folder;

    @Option(names = "--out", paramLabel = "FILE",
            description = "where the page is written; DIR/board/report.html where nothing is said, or a"
                    + " temporary folder where DIR cannot be written to")
    private Path out;

    @Option(names = "--no-open", description = "only write the page")
    private boolean isClosed;

    @Override
    public Integer call() throws IOException {
        Path page = write(ReportPage.of(folder)).toAbsolutePath().normalize();
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println("Written to " + page);
        terminal.flush();
        if (!isClosed) {
            open(page);
        }
        return 0;
    }

    private Path write(String html) throws IOException {
        if (out == null) {
            try {
                return write(folder.resolve(USUAL), html);
            } catch (IOException notThere) {
                return write(Files.createTempDirectory("teacup").resolve(USUAL.getFileName()), html);
            }
        }
        if (Files.isDirectory(out)) {
            throw new ModelException("--out " + out, "the page cannot be written there",
                    "the name of a file, such as report.html", "a folder", "name a file in it");
        }
        return write(out, html);
    }

    private static Path write(Path file, String html) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(file, html);
    }

    /** Shows the page to who sits at a desktop; elsewhere its path has to do. */
    private static void open(Path page) throws IOException {
        if (!GraphicsEnvironment.isHeadless() && Desktop.isDesktopSupported()
                && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
            Desktop.getDesktop().browse(page.toUri());
        }
    }
}
