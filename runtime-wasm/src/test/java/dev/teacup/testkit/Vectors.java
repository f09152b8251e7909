package dev.teacup.testkit;

import ai.onnx.proto.OnnxMl;
import dev.teacup.tensor.DType;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of ONNX's core backend tests, in the folder that the environment names as {@code TEACUP_VECTORS}:
 * the archive {@code onnx-core.zip} in it, or the tests themselves as ONNX publishes them, of which those are
 * left out that take or give something else than tensors of the types that Teacup has.
 */
public final class Vectors {
    private static final String FOLDER = System.getenv().getOrDefault("TEACUP_VECTORS", "");

    private Vectors() {}

    /** Takes one file after the other. */
    @FunctionalInterface
    public interface Visitor {
        void visit(String name, byte[] bytes) throws IOException;
    }

    /** Whether the environment names a folder. */
    public static boolean areThere() {
        return !FOLDER.isEmpty();
    }

    /** Shows {@code visitor} every file that ends in {@code ending}, by name. */
    public static void visit(String ending, Visitor visitor) throws IOException {
        Path archive = Path.of(FOLDER, "onnx-core.zip");
        if (Files.exists(archive)) {
            try (FileSystem zip = FileSystems.newFileSystem(archive)) {
                visit(zip.getPath("/"), ending, visitor);
            }
        } else {
            visit(Path.of(FOLDER), ending, visitor);
        }
    }

    private static void visit(Path root, String ending, Visitor visitor) throws IOException {
        List<Path> models;
        try (Stream<Path> walk = Files.walk(root)) {
            models = walk.filter(file -> file.endsWith("model.onnx")).sorted().toList();
        }
        for (Path model : models) {
            if (isCore(OnnxMl.ModelProto.parseFrom(Files.readAllBytes(model)).getGraph())) {
                visitTest(root, model.getParent(), ending, visitor);
            }
        }
    }

    private static boolean isCore(OnnxMl.GraphProto graph) {
        return Stream.concat(graph.getInputList().stream(), graph.getOutputList().stream())
                .map(OnnxMl.ValueInfoProto::getType)
                .allMatch(type -> type.hasTensorType() && isKnown(type.getTensorType().getElemType()));
    }

    private static boolean isKnown(int code) {
        for (DType dtype : DType.values()) {
            if (dtype.code() == code) {
                return true;
            }
        }
        return false;
    }

    private static void visitTest(Path root, Path test, String ending, Visitor visitor) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(test)) {
            files = walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
        for (Path file : files) {
            visitor.visit(root.relativize(file).toString(), Files.readAllBytes(file));
        }
    }
}
