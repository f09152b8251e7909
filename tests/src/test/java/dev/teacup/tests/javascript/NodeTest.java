package dev.teacup.tests.javascript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Node is no need of Teacup's; where it is not installed, the browsers' tests have to do. */
class NodeTest {
    private static final Path ROOT = Path.of(System.getProperty("teacup.root"));

    @ParameterizedTest
    @ValueSource(strings = {"web/js/test", "trainer/src/test/js"})
    void theTestsOfThePackagePass(String folder) throws Exception {
        assumeTrue(installed(), "node is not installed");
        List<String> command = new ArrayList<>(List.of("node", "--test"));
        command.addAll(testFiles(ROOT.resolve(folder)));
        assertFalse(command.size() == 2, "no test in " + folder);
        Process node =
                new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true).start();
        node.getOutputStream().close();
        String report = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, node.waitFor(), report);
        assertTrue(report.contains("# fail 0") || report.contains("fail 0"), report);
    }

    private static List<String> testFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".test.js")).map(Path::toString).sorted()
                    .toList();
        }
    }

    private static boolean installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }
}
