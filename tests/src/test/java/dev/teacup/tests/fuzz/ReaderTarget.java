package dev.teacup.tests.fuzz;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelReader;
import dev.teacup.onnx.ModelWriter;
import java.util.Arrays;

/** The reader: what it reads, the writer writes, and that is read and written as the same bytes. */
public final class ReaderTarget {
    static final Limits LIMITS = new Limits(4L << 20, 2000, 64, 1000, 1L << 20);

    private ReaderTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] file) {
        ModelProto model;
        try {
            model = read(file);
        } catch (ModelException e) {
            RoadTarget.checkLines(e.getMessage());
            return;
        }
        byte[] written = ModelWriter.bytes(model);
        if (!Arrays.equals(written, ModelWriter.bytes(read(written)))) {
            throw new AssertionError("the model is another one when it is written and read");
        }
    }

    static ModelProto read(byte[] file) {
        BufferMemory memory = BufferMemory.of(file.length, file.length);
        memory.write(0, file);
        return ModelReader.read(memory, 0, file.length, LIMITS);
    }
}
