package dev.teacup.tests.javascript;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Node is not installed, the browsers' tests have to do. */
class NodeTest {
    private static final Path ROOT = Path.of(System.getProperty("teacup.root"));

    @ParameterizedTest
    @ValueSource(strings = {"web/js/test", "trainer/src/test/js"})
    void theTestsOfThePackagePass(String folder) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--test"));
        arguments.addAll(testFiles(ROOT.resolve(folder)));
        assertFalse(arguments.size() == 1, "no test in " + folder);
        String report = Node.run(ROOT, arguments);
        assertTrue(report.contains("# fail 0") || report.contains("fail 0"), report);
    }

    private static List<String> testFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".test.js")).map(Path::toString).sorted()
                    .toList();
        }
    }
}
