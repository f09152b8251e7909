package dev.teacup.train.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProseTest {
    @TempDir
    private Path folder;

    private String html(String markdown) {
        return Prose.of(markdown, folder).html().strip();
    }

    @Test
    void theFirstHeadingIsTheTitle() {
        Prose prose = Prose.of("# Is *it* so?\n\nYes.", folder);
        assertEquals("Is it so?", prose.title());
        assertEquals("<p>Yes.</p>", prose.html().strip());
        assertNull(Prose.of("Yes.", folder).title());
    }

    @Test
    void aTableScrollsByItself() {
        assertEquals("""
                <div class="scroll" tabindex="0"><table>
                <thead>
                <tr><th>a</th></tr>
                </thead>
                <tbody>
                <tr><td>1 | 2</td></tr>
                </tbody>
                </table></div>""".replaceAll("\n", ""),
                html("| a |\n| --- |\n| 1 \\| 2 |").replaceAll("\n", ""));
    }

    @Test
    void aPictureOfTheFolderIsInside() throws IOException {
        Files.createDirectory(folder.resolve("pictures"));
        Files.writeString(folder.resolve("pictures/a.svg"), "<svg/>");
        assertEquals("<p><img src=\"data:image/svg+xml;base64,PHN2Zy8+\" alt=\"A line.\" /></p>",
                html("![A line.](pictures/a.svg)"));
    }

    @Test
    void theFolderMayBeTheOneThatOneIsIn() throws IOException {
        Path picture = Files.createTempFile(Path.of("target"), "prose", ".svg");
        try {
            Prose prose = Prose.of("![A line.](target/" + picture.getFileName() + ")", Path.of("."));
            assertEquals("<p><img src=\"data:image/svg+xml;base64,\" alt=\"A line.\" /></p>",
                    prose.html().strip());
        } finally {
            Files.delete(picture);
        }
    }

    @Test
    void anyOtherPictureIsItsDescription() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.writeString(folder.resolve("secret.png"), "x");
        Files.writeString(inside.resolve("notes.txt"), "x");
        for (String address : new String[] {"https://example.org/a.png", "../secret.png", "none.svg",
            "notes.txt", "//example.org/a.png", folder.resolve("secret.png").toString()}) {
            assertEquals("<p>[A line.]</p>",
                    Prose.of("![A line.](" + address + ")", inside).html().strip(), address);
        }
    }

    @Test
    void nothingOfAReportRuns() {
        assertFalse(html("<script>alert(1)</script>").contains("<script"));
        assertFalse(html("[here](javascript:alert)").contains("javascript"));
    }
}
