package dev.teacup.train.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.teacup.error.ModelException;
import dev.teacup.train.conformance.TestCase.DataSet;
import dev.teacup.train.conformance.TestCase.Tolerance;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tests in ONNX's backend-test layout, in a folder or a zip: {@code NAME/model.onnx} and
 * {@code NAME/test_data_set_0/input_0.pb}, {@code output_0.pb} and so on. A folder that is one test itself,
 * such as {@code golden}, is a suite of one.
 */
public final class Suite implements AutoCloseable {
    private static final String MODEL = "model.onnx";

    private final FileSystem zip;
    private final List<Path> folders;

    private Suite(FileSystem zip, List<Path> folders) {
        this.zip = zip;
        this.folders = folders;
    }

    /** @throws ModelException when there is no test at {@code path} */
    public static Suite open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new ModelException(path.toString(), "there is no such file or folder",
                    "a zip or folder of tests, NAME/model.onnx", "nothing", "check the path");
        }
        FileSystem zip = Files.isDirectory(path) ? null : zip(path);
        Path root = zip == null ? path : zip.getPath("/");
        List<Path> folders;
        try (Stream<Path> files = Files.walk(root)) {
            folders = files.filter(file -> file.endsWith(MODEL)).map(Path::getParent).sorted().toList();
        }
        if (folders.isEmpty()) {
            throw new ModelException(path.toString(), "there is no test in it", "NAME/model.onnx",
                    "no model.onnx",
                    "name a zip or folder in ONNX's backend-test layout");
        }
        return new Suite(zip, folders);
    }

    public int size() {
        return folders.size();
    }

    /** The name of test {@code index}. */
    public String name(int index) {
        return name(folders.get(index));
    }

    /** Test {@code index}, read from its files. */
    public TestCase test(int index) throws IOException {
        Path folder = folders.get(index);
        List<DataSet> dataSets = new ArrayList<>();
        for (int number = 0; Files.isDirectory(folder.resolve("test_data_set_" + number)); number++) {
            Path set = folder.resolve("test_data_set_" + number);
            dataSets.add(new DataSet(tensors(set, "input_"), tensors(set, "output_")));
        }
        return new TestCase(name(folder), Files.readAllBytes(folder.resolve(MODEL)), dataSets,
                tolerance(folder));
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }

    private static FileSystem zip(Path path) throws IOException {
        try {
            return FileSystems.newFileSystem(path);
        } catch (RuntimeException e) {
            throw new ModelException(path.toString(), "the file is no zip", "a zip or a folder of tests",
                    String.valueOf(e.getMessage()), "name another file");
        }
    }

    private static String name(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    private static List<byte[]> tensors(Path set, String prefix) throws IOException {
        List<byte[]> tensors = new ArrayList<>();
        for (int number = 0; Files.exists(set.resolve(prefix + number + ".pb")); number++) {
            tensors.add(Files.readAllBytes(set.resolve(prefix + number + ".pb")));
        }
        return tensors;
    }

    private static Tolerance tolerance(Path folder) throws IOException {
        Path file = folder.resolve("case.json");
        JsonNode given =
                Files.exists(file) ? new ObjectMapper().readTree(Files.readAllBytes(file)).path("tol") : null;
        if (given == null || given.isMissingNode()) {
            return Tolerance.ONNX;
        }
        return new Tolerance(given.path("rtol").asDouble(Tolerance.ONNX.rtol()),
                given.path("atol").asDouble(Tolerance.ONNX.atol()), given.path("badFraction").asDouble(0));
    }
}
