package dev.teacup.browser;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.eval.Accelerator;
import dev.teacup.eval.Budget;
import dev.teacup.exec.Session;
import dev.teacup.ir.Constants;
import dev.teacup.load.ExternalFiles;
import dev.teacup.memory.Arena;
import dev.teacup.memory.Memory;
import dev.teacup.onnx.Utf8;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import org.teavm.interop.Export;
import org.teavm.interop.Import;

/**
 * What the page may call, for one model in one memory. Numbers cross the boundary, all else lies in the
 * memory. A function that can refuse answers {@link #REFUSED}, or the address {@link #NOWHERE}; the text is
 * then the mistake in JSON.
 */
public final class Engine {
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int PAUSED = 2;
    private static final int UNKNOWN = 3;
    private static final int SHORT = 4;
    private static final int LONG = 5;
    /** Multiplications that a browser does in some milliseconds by code that it has just compiled. */
    private static final int FEW = 20_000_000;
    private static final int NOWHERE = -1;
    private static final int FAST = 1;
    private static final int REFERENCE = 2;

    private static final AddressMemory MEMORY = new AddressMemory();

    private static Limits limits;
    private static Arena arena;
    private static int first;
    private static double deadline;
    private static int backend;
    private static Session session;
    private static Tensor[] outputs = new Tensor[0];
    private static byte[] text = new byte[0];

    private Engine() {}

    /**
     * Bounds what the model may take, before anything else: bytes of memory, as u32. A model that was there
     * before is given up.
     */
    @Export(name = "limit")
    public static int limit(int memoryBytes) {
        session = null;
        outputs = new Tensor[0];
        Page.forgetAll();
        MEMORY.restart();
        limits = Limits.DEFAULT.within(memoryBytes & 0xFFFFFFFFL);
        arena = new Arena(MEMORY, base(), limits.memoryBytes());
        first = arena.mark();
        return DONE;
    }

    /** Ends what loads or runs longer than so many milliseconds from now; 0 for no end. */
    @Export(name = "deadline")
    public static int deadline(double ms) {
        deadline = ms > 0 ? now() + ms : 0;
        return DONE;
    }

    /** Whether this moment has passed; never for 0. */
    private static Budget.Stop after(double moment) {
        return () -> moment > 0 && now() > moment;
    }

    /**
     * Says what the models are to run on that are loaded from now on.
     *
     * @param chosen 0 for emitted kernels with the same bits in every browser, 1 for the fastest that the
     * browser has, 2 for the reference kernels
     */
    @Export(name = "backend")
    public static int backend(int chosen) {
        backend = chosen;
        return DONE;
    }

    /** The address of {@code bytes} bytes for the model's file; what an earlier call promised is kept. */
    @Export(name = "reserve")
    public static int reserve(int bytes) {
        try {
            arena.release(first);
            return arena.allocate(bytes);
        } catch (ModelException e) {
            return refused(e, NOWHERE);
        }
    }

    /**
     * Makes the model in the reserved bytes ready to run; {@link #UNKNOWN} is a refusal, too, which the
     * engine with all operators may not share. {@link #SHORT} where what is planned by then runs by one call
     * and in no time, {@link #LONG} where it takes some.
     */
    @Export(name = "load")
    public static int load(int at, int bytes) {
        try {
            session = Session.open(new Constants(arena, new Strings()), limits, ExternalFiles.NONE, at, bytes,
                    after(deadline), backend == REFERENCE ? null : new Page(backend == FAST));
            long work = session.planAhead(after(deadline));
            return work == 0 ? DONE : work <= FEW ? SHORT : LONG;
        } catch (ModelException e) {
            return refused(e, e.isOfUnknownOperator() ? UNKNOWN : REFUSED);
        }
    }

    /** Makes the text a description of the model. */
    @Export(name = "describe")
    public static int describe() {
        text = Utf8.encode(Description.of(session));
        return DONE;
    }

    /** Where the last text lies, in UTF-8; valid until the next call. */
    @Export(name = "text")
    public static int text() {
        return put(text);
    }

    /** Where bytes lie that the page reads at once. */
    static int put(byte[] bytes) {
        int at = room(bytes.length);
        MEMORY.write(at, bytes);
        return at;
    }

    /** Some bytes behind all that is in use, for which the page has room also where the model has none. */
    private static int room(int bytes) {
        int at = arena.mark();
        MEMORY.grow((long) at + bytes);
        return at;
    }

    @Export(name = "textBytes")
    public static int textBytes() {
        return text.length;
    }

    /** Begins a run; inputs, results and scratch of the last one are given up. */
    @Export(name = "begin")
    public static int begin() {
        session.begin();
        outputs = new Tensor[0];
        return DONE;
    }

    /** Bytes that live until the next run begins. */
    @Export(name = "scratch")
    public static int scratch(int bytes) {
        try {
            return arena.allocate(bytes);
        } catch (ModelException e) {
            return refused(e, NOWHERE);
        }
    }

    /** Says what dimensions an input will have in this run. */
    @Export(name = "bind")
    public static int bind(int input, int dimsAt, int rank) {
        int[] sizes = new int[rank];
        for (int i = 0; i < rank; i++) {
            sizes[i] = MEMORY.i32(dimsAt + 4 * i);
        }
        try {
            DType dtype = session.signature().type(session.signature().inputs().get(input)).dtype();
            session.bind(input, dtype, sizes);
            return DONE;
        } catch (ModelException e) {
            return refused(e, REFUSED);
        }
    }

    /** Makes the model ready for inputs of the dimensions that were bound. */
    @Export(name = "prepare")
    public static int prepare() {
        try {
            session.prepare(after(deadline));
            return DONE;
        } catch (ModelException e) {
            return refused(e, REFUSED);
        }
    }

    /** Where the elements of an input belong, when the model is ready. */
    @Export(name = "inputAt")
    public static int inputAt(int input) {
        return session.input(input).at();
    }

    /** Feeds an input of strings, each of which is its length as u32 and its UTF-8. */
    @Export(name = "feedStrings")
    public static int feedStrings(int input, int textAt, int bytes) {
        try {
            TextCodec.read(MEMORY, textAt, bytes, session.input(input), session.strings());
            return DONE;
        } catch (ModelException e) {
            return refused(e, REFUSED);
        }
    }

    /** Runs the model on what is bound, to the end. */
    @Export(name = "run")
    public static int run() {
        try {
            outputs = session.run(after(deadline));
            return DONE;
        } catch (ModelException e) {
            return refused(e, REFUSED);
        }
    }

    /**
     * Begins to run the model on what is bound; {@link #advance} goes on.
     *
     * @param inSteps not 0 where each step is to be watched: {@code advance(-1)} does one
     */
    @Export(name = "start")
    public static int start(int inSteps) {
        try {
            session.start(after(deadline), inSteps != 0);
            return DONE;
        } catch (ModelException e) {
            return refused(e, REFUSED);
        }
    }

    /** Makes the text what {@link #advance} does next. */
    @Export(name = "next")
    public static int next() {
        text = Utf8.encode(Description.next(session));
        return DONE;
    }

    /** Goes on for so many milliseconds or a step longer; {@link #PAUSED} where the run is not at its end. */
    @Export(name = "advance")
    public static int advance(double ms) {
        try {
            if (!session.advance(after(now() + ms))) {
                return PAUSED;
            }
            outputs = session.results();
            return DONE;
        } catch (ModelException e) {
            return refused(e, REFUSED);
        }
    }

    /**
     * Where four i32 lie, until the next call, by which the page repeats the last run by itself on inputs of
     * the same types and sizes: how often plans came or went, the module whose only driver runs all of it or
     * -1 where there is none, the address that the driver wants, and the number of its steps.
     */
    @Export(name = "whole")
    public static int whole() {
        Accelerator.Stretch whole = session.whole();
        int at = room(16);
        MEMORY.i32(at, session.planChanges());
        MEMORY.i32(at + 4, whole == null ? -1 : whole.module());
        MEMORY.i32(at + 8, session.memoryBytes());
        MEMORY.i32(at + 12, whole == null ? 0 : whole.end());
        return at;
    }

    /** The ONNX code of an output's element type. */
    @Export(name = "outputType")
    public static int outputType(int output) {
        return outputs[output].dtype().code();
    }

    @Export(name = "outputRank")
    public static int outputRank(int output) {
        return outputs[output].rank();
    }

    /** Where the dimensions of an output lie, one i32 each; valid until the next call. */
    @Export(name = "outputDims")
    public static int outputDims(int output) {
        int[] dims = outputs[output].dims();
        int at = room(4 * dims.length);
        for (int i = 0; i < dims.length; i++) {
            MEMORY.i32(at + 4 * i, dims[i]);
        }
        return at;
    }

    @Export(name = "outputAt")
    public static int outputAt(int output) {
        return outputs[output].at();
    }

    /** Where the strings of an output lie, each its length as u32 and its UTF-8, until the next call. */
    @Export(name = "outputStrings")
    public static int outputStrings(int output) {
        try {
            return TextCodec.write(outputs[output], session.strings(), arena);
        } catch (ModelException e) {
            return refused(e, NOWHERE);
        }
    }

    /** The bytes of memory in use. */
    @Export(name = "memoryBytes")
    public static int memoryBytes() {
        return MEMORY.bytes();
    }

    /** Makes the text what a Java exception says, which is a mistake of the engine's. */
    @Export(name = "explain")
    public static void explain(Throwable mistake) {
        text = Utf8.encode(String.valueOf(mistake.getMessage()));
    }

    private static int refused(ModelException e, int answer) {
        text = Utf8.encode(Description.of(e));
        return answer;
    }

    /** The first byte of the memory that is not TeaVM's. */
    @Import(module = "teacup", name = "base")
    private static native int base();

    /** The page's clock, in milliseconds. */
    @Import(module = "teacup", name = "now")
    private static native double now();
}
