package dev.teacup.train.badinput;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.eval.Budget.Stop;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.ModelReader;
import dev.teacup.train.badinput.Verdict.Result;
import dev.teacup.train.file.ModelFile;
import dev.teacup.train.file.Ones;
import java.nio.file.Path;
import java.util.Map;

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
            session = Session.open(bytes, limits, files, stop);
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
        Ones.feed(session, Map.of());
        session.run(stop);
    }

    private static Verdict crash(String name, Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return new Verdict(name, Result.CRASH, "a defect of the engine: " + thrown + place);
    }
}
