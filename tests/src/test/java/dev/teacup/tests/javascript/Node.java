package dev.teacup.tests.javascript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Node, which is no need of Teacup's: a test that wants it is skipped where it is not installed. */
public final class Node {
    private Node() {}

    /** Runs it in a folder until it ends well, and gives what it says. */
    public static String run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "node is not installed");
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        Process node =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        node.getOutputStream().close();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, node.waitFor(), said);
        return said;
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }
}
