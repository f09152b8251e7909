package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_EQZ;
import static dev.teacup.wasm.Opcode.I32_LOAD8_U;
import static dev.teacup.wasm.Opcode.I32_STORE8;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.I64_EXTEND_I32_S;
import static dev.teacup.wasm.Opcode.I64_STORE;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.op.Attribute;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Control;
import dev.teacup.op.control.If;
import dev.teacup.op.control.Loop;
import dev.teacup.plan.Place;
import dev.teacup.plan.Planner;
import dev.teacup.plan.Region;
import dev.teacup.plan.Step;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.wasm.FunctionWriter;
import java.util.Arrays;

/**
 * Scan along first axes, and Loop up to a known number of turns, where each step of the body is emitted: the
 * body is a function, what it carries is copied to its inputs after each turn. Others run turn by turn. The
 * branches of an If are two functions, where each step of them is emitted.
 */
final class TurnsKernel implements KernelFamily {
    /** A run is not interrupted within a step, so that more work is left to single turns. */
    private static final long MOST_WORK = 1L << 28;

    @Override
    public boolean takes(Call call, Body body) {
        return body instanceof If.Taken || body instanceof Control;
    }

    @Override
    public boolean emit(Step step, Emission to) {
        if (step.body() instanceof If.Taken taken) {
            to.begin(1);
            to.address(step.inputs()[0]).load(I32_LOAD8_U, 0).i32(taken.isThen() ? 1 : 0).op(I32_SUB);
            to.refuseIfNotZero();
            return to.end();
        }
        if (step.call().def().name().equals("If")) {
            return branches(step, to);
        }
        Turns turns = new Turns(step, to);
        return turns.count >= 0 && turns.isPlanned() && turns.write();
    }

    private static boolean branches(Step step, Emission to) {
        Place[] out = step.outputs();
        FunctionWriter[] bodies = new FunctionWriter[2];
        Place[][] results = new Place[2][];
        long work = 0;
        for (int i = 0; i < 2; i++) {
            String key = i == 0 ? If.THEN : If.ELSE;
            Graph branch = (Graph) step.call().subgraph(key);
            Region region = planned(to, branch);
            for (Type type : step.call().subtypes(key)) {
                region = type.isSequence() ? null : region;
            }
            bodies[i] = region == null ? null : to.body(region, region.bytes());
            work = Math.max(work, to.work());
            if (bodies[i] == null || work > MOST_WORK) {
                return false;
            }
            results[i] = places(region.planner(), branch.outputs().toArray(new String[0]));
        }
        FunctionWriter driver = to.begin(work + 1);
        to.address(step.inputs()[0]).load(I32_LOAD8_U, 0).if_();
        for (int i = 0; i < 2; i++) {
            to.call(bodies[i]);
            for (int k = 0; k < out.length; k++) {
                if (out[k] != null) {
                    copy(to, driver, results[i][k], out[k]);
                }
            }
            if (i == 0) {
                driver.else_();
            }
        }
        driver.end();
        return to.end();
    }

    /** The steps of a body; null where they could not all be planned. */
    private static Region planned(Emission to, Graph body, Type... types) {
        try {
            Planner planner = to.planner(body, types);
            Region region = planner.next(false);
            return planner.isDone() ? region : null;
        } catch (ModelException e) {
            // The turn that comes to it tells it.
            return null;
        }
    }

    private static Place[] places(Planner planner, String... names) {
        Place[] places = new Place[names.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = planner.place(names[i]);
        }
        return places;
    }

    private static void copy(Emission to, FunctionWriter driver, Place from, Place target) {
        boolean isElsewhere = from.isRelative() != target.isRelative() || from.at() != target.at();
        if (isElsewhere && bytes(target) > 0) {
            to.address(from);
            to.address(target);
            copy(to, driver, bytes(target));
        }
    }

    /** Copies from the address below the top of the stack to that on top. */
    private static void copy(Emission to, FunctionWriter driver, int bytes) {
        driver.i32(1).i32(0).i32(0).i32(bytes).call(Copies.rows(to, bytes));
    }

    private static int bytes(Place place) {
        return (int) Shape.of(place.sizes()).elements() * place.dtype().bytes();
    }

    /** One step of a loop. */
    private static final class Turns {
        private final Emission to;
        private final boolean isScan;
        private final Place[] in;
        private final Place[] out;
        private final Graph body;
        /** How many turns there are, at most where there is a condition; -1 where that is not known. */
        private final long count;
        /** How many inputs come before those that are carried: the turn and the condition of a Loop. */
        private final int leading;
        private final int carried;
        private final Type[] types;
        private Region region;
        private Place[] inputs;
        private Place[] results;

        Turns(Step step, Emission to) {
            this.to = to;
            Call call = step.call();
            // What the body captures comes after the node's own inputs.
            Place[] own = Arrays.copyOf(step.inputs(), call.inputCount());
            in = Arrays.copyOf(own, Math.max(2, own.length));
            out = step.outputs();
            body = (Graph) call.subgraph("body");
            isScan = call.def().name().equals("Scan");
            leading = isScan ? 0 : 2;
            carried = Math.max(0, own.length - (isScan ? (int) call.integer("num_scan_inputs") : leading));
            types = new Type[body.inputs().size()];
            boolean isPlain = !isScan || isZero(call, "scan_input_axes") && isZero(call, "scan_output_axes")
                    && isZero(call, "scan_input_directions") && isZero(call, "scan_output_directions");
            for (int i = 0; i < types.length; i++) {
                if (i < leading) {
                    types[i] = Loop.leading(body, i);
                } else {
                    Shape shape = Shape.of(in[i].sizes());
                    types[i] = Type.of(in[i].dtype(), i < leading + carried ? shape : shape.without(0));
                    isPlain &= !call.type(i).isSequence();
                }
            }
            long[] most = isScan ? new long[] {in[carried].sizes()[0]} : call.longs("M");
            count = isPlain && most != null ? Math.max(0, most[0]) : -1;
        }

        private static boolean isZero(Call call, String key) {
            long[] values = call.integers(key);
            for (int i = 0; values != null && i < values.length; i++) {
                if (values[i] != 0) {
                    return false;
                }
            }
            return true;
        }

        /** Whether all steps of the body could be planned, and states keep their shapes. */
        boolean isPlanned() {
            region = planned(to, body, types);
            if (region == null) {
                return false;
            }
            Planner planner = region.planner();
            inputs = places(planner, body.inputs().toArray(new String[0]));
            results = places(planner, body.outputs().toArray(new String[0]));
            for (int i = 0; i < carried; i++) {
                Place result = state(i);
                Place input = inputs[leading + i];
                if (result.dtype() != input.dtype() || !Arrays.equals(result.sizes(), input.sizes())) {
                    return false;
                }
            }
            return true;
        }

        /** The result that is carried as state {@code index}. */
        private Place state(int index) {
            return results[index + (isScan ? 0 : 1)];
        }

        boolean write() {
            // Copies of results that lie where other states do, for the time between two turns.
            long end = Arena.alignedBytes(region.bytes());
            Place[] safe = new Place[carried];
            for (int i = 0; i < carried; i++) {
                safe[i] = state(i);
                if (isInInputs(safe[i]) && safe[i].at() != inputs[leading + i].at()) {
                    safe[i] = new Place(safe[i].dtype(), safe[i].sizes(), true, (int) end);
                    end += Arena.alignedBytes(bytes(safe[i]));
                }
            }
            FunctionWriter turn = to.body(region, end);
            // A body may hand on what it gets, and do no work.
            long work = Math.max(1, to.work());
            if (turn == null || count > MOST_WORK / work) {
                return false;
            }
            FunctionWriter driver = to.begin(count * work);
            for (int i = 0; i < carried; i++) {
                copy(to, driver, in[leading + i], inputs[leading + i]);
            }
            if (count > 0) {
                repeat(driver, turn, safe);
            }
            for (int i = 0; i < carried; i++) {
                if (out.length > i && out[i] != null) {
                    copy(to, driver, inputs[leading + i], out[i]);
                }
            }
            return to.end();
        }

        private boolean isInInputs(Place place) {
            for (Place input : inputs) {
                int from = place.at() - input.at();
                if (place.isRelative() && from >= 0 && from < bytes(input)) {
                    return true;
                }
            }
            return false;
        }

        private void repeat(FunctionWriter driver, FunctionWriter turn, Place[] safe) {
            boolean hasCondition = !isScan && in[1] != null;
            int left = driver.local(I32);
            driver.i32((int) count).set(left);
            Walk walk = new Walk(to, driver, scanned());
            int done = driver.block();
            if (hasCondition) {
                to.address(in[1]).load(I32_LOAD8_U, 0).op(I32_EQZ).brIf(done);
            }
            if (!isScan) {
                to.address(inputs[1]).i32(1).store(I32_STORE8, 0);
            }
            int loop = driver.loop();
            if (!isScan) {
                to.address(inputs[0]).i32((int) count).get(left).op(I32_SUB).op(I64_EXTEND_I32_S)
                        .store(I64_STORE, 0);
            }
            int pointer = 0;
            for (int i = leading + carried; i < inputs.length; i++) {
                driver.get(walk.at(pointer));
                to.address(inputs[i]);
                copied(driver, walk, pointer++, bytes(inputs[i]));
            }
            to.call(turn);
            for (int i = 0; i < carried; i++) {
                if (safe[i] != state(i)) {
                    copy(to, driver, state(i), safe[i]);
                }
            }
            for (int i = carried; i < out.length; i++) {
                if (out[i] != null) {
                    to.address(state(i)).get(walk.at(pointer));
                    copied(driver, walk, pointer++, bytes(state(i)));
                }
            }
            if (!isScan) {
                // Before states are written over, for it may lie in one; it is told even where nobody asks.
                to.address(inputs[1]);
                to.address(results[0]).load(I32_LOAD8_U, 0).store(I32_STORE8, 0);
            }
            for (int i = 0; i < carried; i++) {
                copy(to, driver, safe[i], inputs[leading + i]);
            }
            if (hasCondition) {
                to.address(inputs[1]).load(I32_LOAD8_U, 0).op(I32_EQZ).brIf(done);
            }
            driver.get(left).i32(1).op(I32_SUB).set(left).get(left).brIf(loop).end().end().free(left);
            walk.free();
        }

        /** What is read, and then what is written, an element in each turn. */
        private Place[] scanned() {
            Place[] places = new Place[in.length + out.length];
            int used = 0;
            for (int i = leading + carried; i < inputs.length; i++) {
                places[used++] = in[i];
            }
            for (int i = carried; i < out.length; i++) {
                if (out[i] != null) {
                    places[used++] = out[i];
                }
            }
            return Arrays.copyOf(places, used);
        }

        /** Copies to the address on top of the stack, and moves a pointer on. */
        private void copied(FunctionWriter driver, Walk walk, int pointer, int bytes) {
            copy(to, driver, bytes);
            driver.get(walk.at(pointer)).i32(bytes).op(I32_ADD).set(walk.at(pointer));
        }
    }
}
