package dev.teacup.train.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import dev.teacup.error.ModelException;

/**
 * The folder of a trained model. Each file is written beside the old one and then takes its place, so that a
 * file is always whole: the old one or the new one.
 *
 * @param path the folder, which is made when it is not there
 */
public record Folder(Path path) {
    /** Where the pictures of a report are, in the folder. */
    public static final String PICTURES = "pictures";
    private static final String FACTS = "facts.json";

    /**
     * Writes {@code facts.json}, and from it {@code report.md}, {@code card.md} and the pictures.
     *
     * @throws ModelException when the disk is full or the folder cannot be written to
     */
    public void write(Facts facts) {
        write(FACTS, Json.pretty(facts));
        facts.pictures().forEach((file, chart) -> write(PICTURES + "/" + file + ".svg", chart.svg()));
        write("report.md", Report.of(facts));
        write("card.md", Card.of(facts));
    }

    /**
     * The facts that were written into the folder.
     *
     * @throws ModelException when there are none
     */
    public Facts facts() {
        return Json.read(path.resolve(FACTS), Facts.class);
    }

    /** Writes {@code model.json}. */
    public void write(ModelDescription description) {
        write("model.json", Json.pretty(description));
    }

    /** Writes a file of text, in UTF-8. */
    public void write(String file, String text) {
        write(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes a file.
     *
     * @throws ModelException when the disk is full or the folder cannot be written to
     */
    public void write(String file, ByteBuffer bytes) {
        Path target = path.resolve(file);
        Path beside = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.createDirectories(target.getParent());
            fill(beside, bytes);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            beside.toFile().delete();
            throw new ModelException(target.toString(), "the file cannot be written",
                    "a folder with room for " + bytes.limit() + " bytes", failed.toString(),
                    "free some space, or name another folder by --out; an older file there is unharmed");
        }
    }

    private static void fill(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = bytes.duplicate();
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }
}
