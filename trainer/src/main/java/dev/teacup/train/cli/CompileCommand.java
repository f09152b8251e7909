package dev.teacup.train.cli;

import dev.teacup.train.compile.ModelFiles;
import dev.teacup.train.quantize.Form;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compiles a model ahead of time. */
@Command(name = "compile", mixinStandardHelpOptions = true,
        description = "Compiles a model to files that need no runtime: model.wasm, model.bin with its "
                + "weights, model.js, model.d.ts and a page that predicts. Refuses a model with nodes that "
                + "cannot be compiled, and names them.")
final class CompileCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL.onnx")
    private Path model;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "the folder for the files")
    private Path out;

    @Option(names = "--dim", paramLabel = "NAME=SIZE",
            description = "size of an open dimension: by its name, or as INPUT:AXIS")
    private Map<String, Integer> dims = Map.of();

    @Option(names = "--shape", paramLabel = "INPUT=SIZES",
            description = "all sizes of an input, for instance --shape image=1x3x224x224")
    private Map<String, String> shapes = Map.of();

    @Option(names = "--weights", paramLabel = "FORM",
            description = "how model.bin holds the weights: float32 (the default), float16 or int8")
    private Form weights = Form.FLOAT32;

    @Override
    public Integer call() throws IOException {
        ModelFiles.write(model, dims, shapes, weights, out);
        return 0;
    }
}
