package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_LT_U;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.RETURN;

import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.plan.Place;
import dev.teacup.plan.Planner;
import dev.teacup.plan.Region;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import dev.teacup.wasm.FunctionWriter;
import dev.teacup.wasm.Kind;
import dev.teacup.wasm.ModuleWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The module of a region while it is written: drivers, one for each stretch of steps, and the functions that
 * they call, bodies of loops among them. A driver has the address of the region, and the first and the last
 * of the steps that a call is to run; it answers where it came to.
 */
public final class Emission {
    /** Reads behind the last element do no harm: a tile of one row reads up to 31 elements more. */
    private static final int SLACK_BYTES = 128;
    private static final int LONG_DRIVER = 1 << 16;
    private static final int LONG_MODULE = 1 << 22;
    private static final int BASE = 0;
    private static final int FIRST = 1;
    private static final int END = 2;

    private final ModuleWriter module = new ModuleWriter("teacup");
    private final Map<String, FunctionWriter> functions = new HashMap<>();
    private final List<Place> fixed = new ArrayList<>();
    private final PackedWeights weights;
    private final boolean isRelaxed;
    /** That of the region, or of the body that is written. */
    private Planner planner;
    private final long regionBytes;
    private long scratchBytes = SLACK_BYTES;
    /** Where the memory begins that a step uses while it runs. */
    private long scratchAt;
    private FunctionWriter driver;
    /** Whether the driver is that of a loop's or a branch's body, which runs all of its steps. */
    private boolean isInside;
    private int bodies;
    private int stretches;
    private int writtenBytes;
    private int step;
    private long work;

    /**
     * @param weights where weights are packed; null where they may not be
     * @param isRelaxed whether the browser has relaxed instructions, and may use them
     */
    Emission(PackedWeights weights, boolean isRelaxed, Region region) {
        this.weights = weights;
        this.isRelaxed = isRelaxed;
        this.planner = region.planner();
        this.regionBytes = Arena.alignedBytes(region.bytes());
        this.scratchAt = regionBytes;
        module.importMemory("teacup", "memory", 0, 65536, false);
    }

    /** Writes a step into the driver; answers whether it did. */
    boolean emit(Step planned, int index) {
        KernelFamily family = Kernels.of(planned.call(), planned.body());
        step = index;
        work = 0;
        return family != null && family.emit(planned, this);
    }

    /** Plans the body of a loop; what it computes lies in the memory of the loop's own step. */
    Planner planner(Graph body, Type... types) {
        return planner.inner(body, types, scratchAt);
    }

    /**
     * Writes the steps of a body as a function of the address of the region, which answers whether one of
     * them refuses its values.
     *
     * @param end up to where the region is taken while they run
     * @return null where one of them is not emitted
     */
    FunctionWriter body(Region region, long end) {
        for (Step each : region.steps()) {
            if (Kernels.of(each.call(), each.body()) == null) {
                return null;
            }
        }
        Planner outer = planner;
        FunctionWriter around = driver;
        boolean wasInside = isInside;
        long scratchBefore = scratchAt;
        FunctionWriter body = module.function("body_" + bodies++, false, Kind.list(I32), I32);
        planner = region.planner();
        driver = body;
        isInside = true;
        scratchAt = Arena.alignedBytes(end);
        scratch(0);
        long all = 0;
        boolean isWhole = true;
        for (Step each : region.steps()) {
            work = 0;
            isWhole = isWhole && Kernels.of(each.call(), each.body()).emit(each, this);
            all += work + 1;
        }
        body.i32(0).end();
        writtenBytes += body.bytes();
        planner = outer;
        driver = around;
        isInside = wasInside;
        scratchAt = scratchBefore;
        work = all;
        return isWhole ? body : null;
    }

    /** Calls a body, and ends the run at this step where it refuses its values. */
    void call(FunctionWriter body) {
        driver.get(BASE).call(body);
        refuseIfNotZero();
    }

    /** Ends the driver, where there is one. */
    void endStretch() {
        if (driver != null) {
            driver.get(FIRST).get(END).op(I32_ADD).end();
            driver = null;
        }
    }

    /** Ends a driver that has grown long: browsers refuse functions of millions of bytes. */
    void limitStretch() {
        if (driver != null && driver.bytes() > LONG_DRIVER) {
            writtenBytes += driver.bytes();
            endStretch();
        }
    }

    /**
     * Whether so much is written that what need not be emitted should not be: browsers limit modules, too.
     */
    boolean isLong() {
        return writtenBytes > LONG_MODULE;
    }

    /** How many drivers there are. */
    int stretches() {
        return stretches;
    }

    /** The work of the step that was written last. */
    long work() {
        return work;
    }

    /** The bytes behind the region that its steps use while they run. */
    long scratchBytes() {
        return scratchBytes;
    }

    /** What the steps read at addresses of its own: constants that are not packed. */
    List<Place> fixed() {
        return fixed;
    }

    byte[] toBytes(boolean isNamed) {
        return module.toBytes(isNamed);
    }

    /** Whether relaxed instructions may be used. */
    boolean isRelaxed() {
        return isRelaxed;
    }

    /** Whether the body of a loop or branch is written, all of whose steps have to be emitted. */
    boolean isInside() {
        return isInside;
    }

    /** Begins what the step does; {@link #end} ends it. Counts its work, in multiplications or elements. */
    FunctionWriter begin(long elements) {
        work = elements;
        if (isInside) {
            return driver;
        }
        if (driver == null) {
            driver = module.function("stretch_" + stretches++, true, Kind.list(I32, I32, I32), I32);
            // END becomes how many steps there are to run.
            driver.get(END).get(FIRST).op(I32_SUB).set(END);
        }
        // As an unsigned number, index - first is large where the step lies before the first one.
        driver.i32(step).get(FIRST).op(I32_SUB).get(END).op(I32_LT_U).if_();
        return driver;
    }

    /** Ends the step. */
    boolean end() {
        if (!isInside) {
            driver.end();
        }
        return true;
    }

    /** Ends the run at this step where the top of the driver's stack is not 0: it refuses its values. */
    void refuseIfNotZero() {
        driver.if_().i32(isInside ? 1 : step).op(RETURN).end();
    }

    /** Puts an address onto the driver's stack. */
    FunctionWriter address(Place place) {
        return address(place, 0);
    }

    /** The address {@code offset} bytes behind that of a place. */
    FunctionWriter address(Place place, int offset) {
        driver.i32(place.at() + offset);
        if (place.isRelative()) {
            return driver.get(BASE).op(I32_ADD);
        }
        fixed.add(place);
        return driver;
    }

    /** Memory that the step may use while it runs, whatever it holds. */
    Place scratch(long bytes) {
        long end = scratchAt + Arena.alignedBytes(bytes) + SLACK_BYTES;
        scratchBytes = Math.max(scratchBytes, end - regionBytes);
        return new Place(DType.UINT8, new int[] {(int) bytes}, true, (int) scratchAt);
    }

    /**
     * Where packed weights lie, which are packed once for all plans.
     *
     * @param layout names the order of the elements
     * @param packing writes them to an address
     * @return the address; -1 where weights may not be packed
     */
    int packed(Tensor tensor, String layout, long bytes, PackedWeights.Packing packing) {
        return weights == null ? -1 : weights.at(tensor, layout, bytes, packing);
    }

    /** The same for a matrix in panels, which may take its place. */
    int packed(Tensor tensor, Panels panels, long bytes) {
        return weights == null ? -1 : weights.at(tensor, panels, bytes);
    }

    /** Leaves a step to its reference kernel. */
    void leave(Step planned) {
        if (weights != null) {
            weights.load(planned);
        }
        endStretch();
    }

    /** The function of this name, which says all that it depends on; written when it is asked for first. */
    FunctionWriter function(String name, Writing writing, int[] params, int... results) {
        FunctionWriter known = functions.get(name);
        if (known == null) {
            known = module.function(name, false, params, results);
            functions.put(name, known);
            writing.write(known);
            known.end();
        }
        return known;
    }

    /** Writes the body of a function. */
    @FunctionalInterface
    interface Writing {
        void write(FunctionWriter f);
    }
}
