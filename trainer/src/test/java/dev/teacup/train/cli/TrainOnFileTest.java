package dev.teacup.train.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainOnFileTest {
    @TempDir
    private Path folder;
    private final StringWriter err = new StringWriter();

    private void refuses(String lines, String... arguments) {
        assertEquals(2, Main.commandLine().setErr(new PrintWriter(err, true)).execute(arguments));
        assertEquals(lines.strip(), err.toString().strip().lines().limit(4).reduce((a, b) -> a + "\n" + b)
                .orElse(""));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("a.csv"), text).toString();
    }

    @Test
    void asksForATargetAndNamesTheColumns() throws IOException {
        refuses("""
                teacup train a.csv: it is not said which column is to be predicted
                expected: --target with one of the columns size, price
                got: no --target
                fix: say --target price, or another of them
                """, "train", file("size,price\n1,2\n"));
    }

    @Test
    void refusesATargetThatIsNotThere() throws IOException {
        refuses("""
                a.csv, row 1: there is no column 'prise'
                expected: a header with the column 'prise'
                got: the columns size, price
                fix: did you mean 'price'?
                """, "train", file("size,price\n1,2\n"), "--target", "prise");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        String path = folder.resolve("b.csv").toString();
        refuses(path + ": there is no such file\nexpected: a CSV file\ngot: nothing\nfix: check the path",
                "train", path, "--target", "y");
    }

    @Test
    void refusesOtherDataBesideTheFile() throws IOException {
        String path = file("x,y\n1,2\n");
        refuses("""
                teacup train: --data is for recipes: the file is the data
                expected: the usage below
                got: teacup train PATH --target y --data PATH
                fix: see --help
                """.replace("PATH", path), "train", path,
                "--target", "y", "--data", path);
    }

    @Test
    void refusesToServeAFolderWithoutAPage() {
        refuses("serve " + folder + """
                : there is no page in the folder
                expected: a folder with index.html, such as ./teacup train FILE.csv makes
                got: a folder without it
                fix: name the folder of such a model, or none for the gallery
                """, "serve", folder.toString(), "--port", "0");
    }
}
