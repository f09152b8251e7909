package dev.teacup.web.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecompressTest {
    private static final byte[] WORDS = "the same words again ".repeat(50).getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path root;

    @TempDir
    private Path out;

    @BeforeEach
    void aFileInAFolder() throws IOException {
        Files.createDirectories(root.resolve("models/a"));
        Files.write(root.resolve("models/a/model.onnx"), WORDS);
        Files.write(root.resolve("picture.png"), WORDS);
    }

    @Test
    void bothFormsGiveTheFileBack() throws IOException {
        Precompress.compress(root, out);
        byte[] gzip = Files.readAllBytes(out.resolve("models/a/model.onnx.gz"));
        assertArrayEquals(WORDS, new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes());
        Brotli4jLoader.ensureAvailability();
        byte[] brotli = Files.readAllBytes(out.resolve("models/a/model.onnx.br"));
        assertArrayEquals(WORDS, Decoder.decompress(brotli).getDecompressedData());
        assertTrue(brotli.length < gzip.length && gzip.length < WORDS.length / 5);
    }

    @Test
    void whatIsCompressedByItselfIsLeftAlone() throws IOException {
        Precompress.compress(root, out);
        assertFalse(Files.exists(out.resolve("picture.png.gz")));
    }

    @Test
    void aChangedFileIsCompressedAgainAndAnUnchangedOneIsNot() throws IOException {
        Precompress.compress(root, out);
        Path file = root.resolve("models/a/model.onnx");
        Path brotli = out.resolve("models/a/model.onnx.br");
        FileTime time = Files.getLastModifiedTime(file);
        Files.write(brotli, new byte[0]);
        Files.setLastModifiedTime(brotli, time);
        Precompress.compress(root, out);
        assertEquals(0, Files.size(brotli));

        Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() - 60_000));
        Precompress.compress(root, out);
        assertTrue(Files.size(brotli) > 0);
    }
}
