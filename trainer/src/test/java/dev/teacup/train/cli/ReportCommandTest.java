package dev.teacup.train.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    @TempDir
    private Path folder;

    @BeforeEach
    void report() throws IOException {
        Files.writeString(folder.resolve("report.md"), "# Is it so?\n");
    }

    private int teacup(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @Test
    void writesThePageBesideTheBoardAndSaysWhere() throws IOException {
        assertEquals(0, teacup("report", folder.toString(), "--no-open"), err.toString());
        Path page = folder.resolve("board/report.html");
        assertEquals("Written to " + page, out.toString().strip());
        assertTrue(Files.readString(page).contains("<h1>Is it so?</h1>"));
    }

    @Test
    void writesItElsewhereWhereThatIsAskedFor() {
        Path page = folder.resolve("some/where.html");
        assertEquals(0, teacup("report", folder.toString(), "--no-open", "--out", page.toString()),
                err.toString());
        assertTrue(Files.exists(page));
    }

    @Test
    void whereTheFolderCannotBeWrittenToItIsATemporaryOne() throws IOException {
        Files.writeString(folder.resolve("board"), "a file in the way");
        assertEquals(0, teacup("report", folder.toString(), "--no-open"), err.toString());
        Path page = Path.of(out.toString().strip().substring("Written to ".length()));
        assertTrue(Files.readString(page).contains("<h1>Is it so?</h1>"));
        Files.delete(page);
        Files.delete(page.getParent());
    }

    @Test
    void aFolderAsTheFileIsRefused() {
        assertEquals(2, teacup("report", folder.toString(), "--no-open", "--out", folder.toString()));
        assertEquals("--out " + folder + """
                : the page cannot be written there
                expected: the name of a file, such as report.html
                got: a folder
                fix: name a file in it""", err.toString().strip());
    }

    @Test
    void aFolderWithoutAReportIsBadInput() throws IOException {
        Files.delete(folder.resolve("report.md"));
        assertEquals(2, teacup("report", folder.toString(), "--no-open"));
        assertEquals(4, err.toString().strip().lines().count(), err.toString());
    }
}
