package dev.teacup.tests.fuzz;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Invariants;
import dev.teacup.load.ExternalFiles;
import dev.teacup.load.Loader;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.ModelReader;
import dev.teacup.tensor.Strings;

/** The loader: what it loads is a sound graph. */
public final class LoaderTarget {
    private LoaderTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] file) {
        BufferMemory memory = BufferMemory.of(file.length, ReaderTarget.LIMITS.memoryBytes());
        memory.write(0, file);
        Arena arena = new Arena(memory, file.length, ReaderTarget.LIMITS.memoryBytes());
        Graph graph;
        try {
            graph = Loader.load(ModelReader.read(memory, 0, file.length, ReaderTarget.LIMITS),
                    new Constants(arena, new Strings()), ReaderTarget.LIMITS, ExternalFiles.NONE);
        } catch (ModelException e) {
            RoadTarget.checkLines(e.getMessage());
            return;
        }
        Invariants.check(graph);
    }
}
