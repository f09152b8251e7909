package dev.teacup.web.build;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes {@code X.br} and {@code X.gz} for each file {@code X} that a browser may load, those of the other
 * modules on the class path included, so that the server has nothing to compress.
 */
public final class Precompress {
    private static final String ROOT = "META-INF/resources";
    private static final int BEST = 11;
    private static final Set<String> ENDINGS =
            Set.of("html", "css", "js", "map", "mjs", "ts", "json", "svg", "md", "wasm", "onnx");

    private final Path out;

    private Precompress(Path out) {
        this.out = out;
    }

    /** The one argument is the folder that takes the compressed files. */
    public static void main(String[] arguments) throws IOException, URISyntaxException {
        if (!Brotli4jLoader.isAvailable()) {
            System.err.println(
                    "brotli4j has no library for this platform: the site is compressed by gzip only");
        }
        Precompress step = new Precompress(Path.of(arguments[0]));
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (URL root : Collections.list(loader.getResources(ROOT))) {
            step.compressRoot(root.toURI());
        }
    }

    /** Compresses what lies under {@code root} into {@code out}. */
    public static void compress(Path root, Path out) throws IOException {
        new Precompress(out).compressFolder(root);
    }

    private void compressRoot(URI root) throws IOException {
        if (root.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
                compressFolder(jar.getPath(ROOT));
            }
        } else {
            compressFolder(Path.of(root));
        }
    }

    private void compressFolder(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(Files::isRegularFile).filter(Precompress::isCompressible).toList();
        }
        for (Path file : files) {
            compressFile(file, out.resolve(root.relativize(file).toString()));
        }
    }

    private static boolean isCompressible(Path file) {
        String name = file.getFileName().toString();
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static void compressFile(Path file, Path target) throws IOException {
        FileTime written = Files.getLastModifiedTime(file);
        Path brotli = target.resolveSibling(target.getFileName() + ".br");
        Path gzip = target.resolveSibling(target.getFileName() + ".gz");
        if (isOf(brotli, written) && isOf(gzip, written)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.createDirectories(target.getParent());
        if (Brotli4jLoader.isAvailable()) {
            write(brotli, Encoder.compress(bytes, new Encoder.Parameters().setQuality(BEST)), written);
        }
        write(gzip, gzipped(bytes), written);
    }

    /** A compressed file has its original's time, which tells whether it has to be made again. */
    private static boolean isOf(Path compressed, FileTime written) throws IOException {
        return Files.exists(compressed) && Files.getLastModifiedTime(compressed).equals(written);
    }

    private static void write(Path file, byte[] bytes, FileTime written) throws IOException {
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, written);
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new BestGzip(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** The level can only be set from within. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
