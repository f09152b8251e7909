package dev.teacup.train.badinput;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.eval.Budget.Stop;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.ModelReader;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import dev.teacup.train.badinput.Verdict.Result;
import dev.teacup.train.file.ModelFile;
import java.nio.file.Path;

/** One file read, loaded and run on this JVM, by this thread. */
public final class Examination {
    private Examination() {}

    /** How the file ended, with the files beside it; a hang does not end. */
    static Verdict of(Path file, Limits limits, Stop stop) {
        ModelFile model = new ModelFile(file);
        return of(file.getFileName().toString(), model.bytes(), model, limits, stop);
    }

    /** How a file of this name and these bytes ended. */
    public static Verdict of(String name, byte[] bytes, ExternalFiles files, Limits limits, Stop stop) {
        Session session;
        try {
            session = Session.open(bytes, limits, files);
        } catch (ModelException e) {
            return new Verdict(name, refusedAt(bytes, limits), e.getMessage());
        } catch (RuntimeException | Error e) {
            return crash(name, e);
        }
        try {
            run(session, stop);
            return new Verdict(name, Result.OK, "");
        } catch (ModelException e) {
            return new Verdict(name, Result.RUN, e.getMessage());
        } catch (RuntimeException | Error e) {
            return crash(name, e);
        }
    }

    /** Whether a file that was refused was refused as bytes or as a model. */
    static Result refusedAt(byte[] bytes, Limits limits) {
        try {
            BufferMemory memory = BufferMemory.of(bytes.length, bytes.length);
            memory.write(0, bytes);
            ModelReader.read(memory, 0, bytes.length, limits);
            return Result.LOAD;
        } catch (ModelException e) {
            return Result.PARSE;
        }
    }

    private static void run(Session session, Stop stop) {
        session.begin();
        for (int i = 0; i < session.signature().inputs().size(); i++) {
            Type type = session.signature().type(session.signature().inputs().get(i));
            Tensor input = session.bind(i, type.dtype(), sizes(type.shape()));
            if (type.dtype() == DType.STRING) {
                fill(input, session.strings().handle("a"));
            } else if (type.dtype().isFloat()) {
                for (int element = 0; element < input.elements(); element++) {
                    input.f64(element, 1);
                }
            } else {
                fill(input, 1);
            }
        }
        session.run(stop);
    }

    private static void fill(Tensor tensor, long value) {
        for (int element = 0; element < tensor.elements(); element++) {
            tensor.i64(element, value);
        }
    }

    private static int[] sizes(Shape shape) {
        int[] sizes = new int[shape.hasRank() ? shape.rank() : 0];
        for (int axis = 0; axis < sizes.length; axis++) {
            Dim dim = shape.dim(axis);
            sizes[axis] = dim.isKnown() ? (int) Math.min(dim.size(), Integer.MAX_VALUE) : 1;
        }
        return sizes;
    }

    private static Verdict crash(String name, Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return new Verdict(name, Result.CRASH, "a defect of the engine: " + thrown + place);
    }
}
