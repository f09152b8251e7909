package dev.teacup.tests.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command {@code ./teacup serve DIR} in a process of its own, until it is stopped.
 *
 * @param process of the command
 * @param address of the page that it serves, as it has told
 */
record Served(Process process, String address) implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("The page of .* is at (http://\\S+)");

    /** Serves a folder on any free port. */
    static Served folder(Path folder) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command = new ProcessBuilder(java, "dev.teacup.train.cli.Main", "serve",
                folder.toString(), "--port", "0").redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = command.start();
        BufferedReader told = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = told.readLine();
        Matcher matcher = ADDRESS.matcher(String.valueOf(line));
        if (!matcher.find()) {
            process.destroy();
            throw new AssertionError("no address is told, but " + line);
        }
        return new Served(process, matcher.group(1));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
