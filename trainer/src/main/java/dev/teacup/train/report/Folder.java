package dev.teacup.train.report;

import dev.teacup.error.ModelException;
import dev.teacup.train.file.ModelFile;
import dev.teacup.train.report.chart.Chart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
    private static final String ACCOUNT = "training.json";
    private static final String LEDGER = "seeds.json";
    private static final String PAGE_TIME = "page.json";
    private static final String FORMS = "forms.json";

    /**
     * Writes {@code facts.json}, and from it {@code report.md}, {@code card.md} and the pictures, in place of
     * all pictures that were there.
     *
     * @throws ModelException when the disk is full or the folder cannot be written to
     */
    public void write(Facts facts) {
        write(FACTS, Json.pretty(facts));
        Map<String, Chart> pictures = facts.allPictures();
        pictures.forEach((file, chart) -> write(PICTURES + "/" + file + ".svg", chart.svg()));
        deleteOthers(pictures.keySet());
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

    /** Writes {@code training.json}. */
    public void write(Account account) {
        write(ACCOUNT, Json.pretty(account));
    }

    /** What training wrote down, or null where the folder's model was not trained here. */
    public Account account() {
        Path file = path.resolve(ACCOUNT);
        return Files.exists(file) ? Json.read(file, Account.class) : null;
    }

    /** The account where the model was trained in this folder, on data of this SHA-256; else null. */
    public Account accountOf(String dataSha256) {
        Account account = account();
        return account != null && account.dataSha256().equals(dataSha256) ? account : null;
    }

    /** Writes {@code seeds.json}. */
    public void write(Ledger ledger) {
        write(LEDGER, Json.pretty(ledger));
    }

    /** The figures of the seeds so far, or null where there are none. */
    public Ledger ledger() {
        Path file = path.resolve(LEDGER);
        return Files.exists(file) ? Json.read(file, Ledger.class) : null;
    }

    /** Writes {@code model.json}. */
    public void write(ModelDescription description) {
        write("model.json", Json.pretty(description));
    }

    /** Writes {@code page.json}. */
    public void write(PageTime time) {
        write(PAGE_TIME, Json.pretty(time));
    }

    /** How long a page waits, or null where that was not measured. */
    public PageTime pageTime() {
        Path file = path.resolve(PAGE_TIME);
        return Files.exists(file) ? Json.read(file, PageTime.class) : null;
    }

    /** Writes {@code forms.json}. */
    public void write(SmallerFiles forms) {
        write(FORMS, Json.pretty(forms));
    }

    /** The forms of the model, or null where they were not judged. */
    public SmallerFiles smallerFiles() {
        Path file = path.resolve(FORMS);
        return Files.exists(file) ? Json.read(file, SmallerFiles.class) : null;
    }

    /**
     * Writes {@code model.onnx}. How long a page waits for another model than the one that was there is not
     * known, nor what its other forms are worth, so that {@code page.json} and {@code forms.json} go with the
     * older one.
     */
    public void writeModel(byte[] bytes) {
        Path file = path.resolve("model.onnx");
        try {
            if (Files.exists(file) && !Arrays.equals(bytes, Files.readAllBytes(file))) {
                Files.deleteIfExists(path.resolve(PAGE_TIME));
                Files.deleteIfExists(path.resolve(FORMS));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        write("model.onnx", ByteBuffer.wrap(bytes));
    }

    /**
     * The bytes of a file.
     *
     * @throws ModelException when it is not there
     */
    public byte[] read(String file) {
        return new ModelFile(path.resolve(file)).bytes();
    }

    /** Deletes a file, or a folder with all that is in it, where there is one. */
    public void delete(String file) {
        Path gone = path.resolve(file);
        if (!Files.exists(gone)) {
            return;
        }
        try (Stream<Path> all = Files.walk(gone)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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

    /** A report that says other things than the one before leaves none of its pictures behind. */
    private void deleteOthers(Set<String> pictures) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path.resolve(PICTURES), "*.svg")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!pictures.contains(name.substring(0, name.length() - ".svg".length()))) {
                    Files.delete(file);
                }
            }
        } catch (NoSuchFileException noPictures) {
            return;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
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
