package dev.teacup.train.cli;

import dev.teacup.error.ModelException;
import dev.teacup.train.file.ModelFile;
import dev.teacup.train.quantize.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stores the weights of a model, whoever made it, in fewer bytes. */
@Command(name = "quantize", mixinStandardHelpOptions = true,
        description = "Stores the weights of any ONNX model in fewer bytes; what is computed between them"
                + " stays in float32. Models of ./teacup train have these files beside them, and a report of"
                + " what they are worth.")
final class QuantizeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL.onnx", description = "the model, with weights in float32")
    private Path model;

    @Option(names = "--to", paramLabel = "FORM",
            description = "how weights are stored: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Form form = Form.INT8;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the file to write")
    private Path file;

    @Override
    public Integer call() throws IOException {
        byte[] whole = new ModelFile(model).bytes();
        byte[] stored;
        try {
            stored = form.of(whole, List.of());
        } catch (ModelException refusal) {
            throw refusal.at(model.toString());
        }
        Files.write(file, stored);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%s: %,d bytes, %.3f of %,d; %,d weights in %s%n", file, stored.length,
                (double) stored.length / whole.length, whole.length, Form.smallerWeights(stored), form);
        out.flush();
        return 0;
    }
}
