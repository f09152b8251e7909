package dev.teacup.train.cli;

import dev.teacup.train.compile.ModelFiles;
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
                + "weights, model.js, model.d.ts and an example page. Refuses what is not emitted.")
final class CompileCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL.onnx")
    private Path model;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "the folder for the files")
    private Path out;

    @Option(names = "--dim", paramLabel = "NAME=SIZE",
            description = "size of an open dimension: by its name, or as INPUT:AXIS")
    private Map<String, Integer> dims = Map.of();

    @Override
    public Integer call() throws IOException {
        ModelFiles.write(model, dims, out);
        return 0;
    }
}
