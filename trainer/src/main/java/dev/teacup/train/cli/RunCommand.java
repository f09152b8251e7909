package dev.teacup.train.cli;

import dev.teacup.error.ModelException;
import dev.teacup.eval.Budget;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.train.file.ModelFile;
import dev.teacup.train.file.TensorFiles.Form;
import dev.teacup.train.file.TensorFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a model once on inputs from files. */
@Command(name = "run", mixinStandardHelpOptions = true,
        description = "Runs a model on inputs from files (.pb, .npy, .json); prints or writes the results.")
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL.onnx")
    private Path model;

    @Option(names = "--input", paramLabel = "NAME=FILE", description = "the file of an input, once for each")
    private Map<String, Path> inputs = new LinkedHashMap<>();

    @Option(names = "--out", paramLabel = "DIR",
            description = "write each result there; else they are printed")
    private Path out;

    @Option(names = "--format", defaultValue = "pb", description = "of the files: ${COMPLETION-CANDIDATES}"
            + " (default: ${DEFAULT-VALUE})")
    private Form format;

    @Option(names = "--timeout", paramLabel = "SECONDS",
            description = "give up after so many seconds of loading and running")
    private double seconds = Double.POSITIVE_INFINITY;

    @Override
    public Integer call() throws IOException {
        long begin = System.nanoTime();
        Budget.Stop late = () -> System.nanoTime() - begin > seconds * 1e9;
        Session session = new ModelFile(model).open(late);
        Map<String, HostTensor> feeds = new LinkedHashMap<>();
        for (Map.Entry<String, Path> input : inputs.entrySet()) {
            int index = session.signature().input(input.getKey());
            String name = session.signature().inputs().get(index);
            feeds.put(name, TensorFiles.read(input.getValue(), session.signature().type(name)));
        }
        Map<String, HostTensor> results = session.run(feeds, late);
        if (out == null) {
            print(results);
        } else {
            write(results);
        }
        return 0;
    }

    private void print(Map<String, HostTensor> results) {
        PrintWriter terminal = spec.commandLine().getOut();
        results.forEach((name, tensor) -> terminal.println(name + ": " + tensor + " "
                + new String(TensorFiles.write(name, tensor, Form.JSON), StandardCharsets.UTF_8)));
        terminal.flush();
    }

    private void write(Map<String, HostTensor> results) throws IOException {
        Path folder = Files.createDirectories(out).toAbsolutePath().normalize();
        for (Map.Entry<String, HostTensor> result : results.entrySet()) {
            Path target = folder.resolve(result.getKey() + "." + format).normalize();
            if (!folder.equals(target.getParent())) {
                throw new ModelException("output '" + result.getKey() + "'", "its name is no name for a file",
                        "a name without / and ..", result.getKey(),
                        "leave out --out, then the results are printed");
            }
            Files.write(target, TensorFiles.write(result.getKey(), result.getValue(), format));
        }
    }
}
