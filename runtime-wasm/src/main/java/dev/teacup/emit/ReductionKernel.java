package dev.teacup.emit;

import static dev.teacup.wasm.Kind.F32;
import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32X4_ABS;
import static dev.teacup.wasm.Opcode.F32X4_ADD;
import static dev.teacup.wasm.Opcode.F32X4_DIV;
import static dev.teacup.wasm.Opcode.F32X4_MAX;
import static dev.teacup.wasm.Opcode.F32X4_MIN;
import static dev.teacup.wasm.Opcode.F32X4_MUL;
import static dev.teacup.wasm.Opcode.F32X4_SPLAT;
import static dev.teacup.wasm.Opcode.F32X4_SQRT;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.V128_LOAD;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.wasm.FunctionWriter;
import dev.teacup.wasm.Kind;
import java.util.Arrays;

/**
 * ReduceSum, ReduceMean, ReduceSumSquare, ReduceL1, ReduceL2, ReduceMax, ReduceMin and ReduceProd in
 * float32. Axes beside each other are one; what is left of several is reduced one after the other, the last
 * one first. The last axis is gone along by lanes that are joined at its end; of another one whole rows are
 * taken in.
 */
final class ReductionKernel implements KernelFamily {
    private static final String PREFIX = "Reduce";
    /** What becomes of an element before it is taken in, how it is, and what of the result: names of one. */
    private static final String KINDS = " Sum Mean SumSquare L1 L2 Max Min Prod ";

    @Override
    public boolean takes(Call call, Body body) {
        String name = call.def().name();
        return name.startsWith(PREFIX) && KINDS.contains(kind(name)) && call.dtype("data") == DType.FLOAT32
                && call.shape("data").elements() > 0 && (!call.has("axes") || call.longs("axes") != null);
    }

    private static String kind(String name) {
        return " " + name.substring(PREFIX.length()) + " ";
    }

    @Override
    public boolean emit(Step step, Emission to) {
        int[] sizes = step.inputs()[0].sizes();
        boolean[] reduces = reduces(step.call(), sizes.length);
        // Axes that are kept and axes that are reduced take turns; the first of them are kept.
        int[] groups = new int[sizes.length + 3];
        Arrays.fill(groups, 1);
        int last = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] > 1) {
                last += reduces[axis] == (last % 2 == 1) ? 0 : 1;
                groups[last] *= sizes[axis];
            }
        }
        if (last == 0) {
            groups[2] = groups[0];
            groups[0] = 1;
            last = 2;
        }
        new Stages(to, kind(step.call().def().name()), groups, last).write(step.inputs()[0],
                step.outputs()[0]);
        return true;
    }

    private static boolean[] reduces(Call call, int rank) {
        boolean[] reduces = new boolean[rank];
        long[] axes = call.longs("axes");
        if (axes == null || axes.length == 0) {
            Arrays.fill(reduces, !call.flag("noop_with_empty_axes"));
            return reduces;
        }
        for (long axis : axes) {
            reduces[(int) (axis < 0 ? axis + rank : axis)] = true;
        }
        return reduces;
    }

    /** One step. */
    private static final class Stages {
        // Parameters of the functions.
        private static final int FROM = 0;
        private static final int TO = 1;
        private static final int WIDTH = 2;
        private static final int ROWS = 3;
        private static final int ROW = 4;
        private static final int REDUCED = 5;

        private final Emission to;
        private final int[] groups;
        /** Of those with odd indices, which are reduced, the last one. */
        private final int last;
        private int inner;
        /** What joins two elements, what is done to each before, and to the result; 0 where nothing is. */
        private final int join;
        private final int before;
        private final int behind;
        private final int start;

        /** @param groups sizes, up to {@code most} */
        Stages(Emission to, String kind, int[] groups, int most) {
            this.to = to;
            this.groups = groups;
            last = most % 2 == 1 ? most : most - 1;
            inner = groups[last + 1];
            boolean isMax = kind.equals(" Max ");
            boolean isProduct = kind.equals(" Prod ");
            boolean isSum = !isMax && !isProduct && !kind.equals(" Min ");
            join = isSum ? F32X4_ADD : isProduct ? F32X4_MUL : isMax ? F32X4_MAX : F32X4_MIN;
            start = isSum ? 0 : isProduct ? Float.floatToRawIntBits(1)
                    : Float.floatToRawIntBits(isMax ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY);
            before = kind.equals(" L1 ") ? F32X4_ABS
                    : kind.equals(" L2 ") || kind.equals(" SumSquare ") ? F32X4_MUL : 0;
            behind = kind.equals(" Mean ") ? F32X4_DIV : kind.equals(" L2 ") ? F32X4_SQRT : 0;
        }

        void write(Place from, Place result) {
            FunctionWriter driver = to.begin(Shape.of(groups).elements());
            int between = 0;
            for (int group = last; group > 1; group -= 2) {
                between += outer(group) * inner(group);
            }
            Place scratch = to.scratch(4L * between);
            Place source = from;
            int at = 0;
            float reduced = 1;
            for (int group = last; group > 0; group -= 2) {
                Place target = group == 1 ? result
                        : new Place(DType.FLOAT32, new int[0], true, scratch.at() + 4 * at);
                reduced *= groups[group];
                stage(driver, group, source, target, reduced);
                at += outer(group) * inner(group);
                source = target;
            }
            to.end();
        }

        /** The elements of the groups before one. */
        private int outer(int group) {
            int product = 1;
            for (int i = 0; i < group; i++) {
                product *= groups[i];
            }
            return product;
        }

        /** The elements that are kept of the groups behind one. */
        private int inner(int group) {
            int product = inner;
            for (int i = group + 1; i < last; i += 2) {
                product *= groups[i];
            }
            return product;
        }

        /** From [outer, size, inner] to [outer, inner]. */
        private void stage(FunctionWriter driver, int group, Place from, Place target, float reduced) {
            int size = groups[group];
            int width = inner(group);
            boolean isRow = width == 1;
            int first = group == last ? before : 0;
            int end = group == 1 ? behind : 0;
            int row = isRow ? size : width;
            FunctionWriter function = to.function("f32_" + (isRow ? "row" : "rows") + " " + (join & 0xFF)
                    + " " + (first & 0xFF) + " " + (end & 0xFF) + "+" + row % 4,
                    f -> {
                        if (isRow) {
                            row(f, first, end, row % 4);
                        } else {
                            rows(f, first, end, row % 4);
                        }
                    }, Kind.list(I32, I32, I32, I32, I32, F32));
            Walk walk = new Walk(to, driver, from, target);
            walk.each(new int[] {outer(group)}, new int[][] {{4 * size * width}, {4 * width}},
                    f -> f.get(walk.at(0)).get(walk.at(1)).i32(row).i32(size).i32(4 * width).f32(reduced)
                            .call(function));
        }

        /** All of a row becomes one element. */
        private void row(FunctionWriter f, int first, int end, int tail) {
            int[] all = Row.vectors(f, Row.VECTORS, start);
            int fill = Row.vectors(f, 1, start)[0];
            Row.along(f, WIDTH, Row.VECTORS, tail, new int[] {FROM}, (vectors, count) -> {
                for (int i = 0; i < vectors; i++) {
                    f.get(all[i]);
                    Row.load(f, FROM, i, count, fill);
                    take(f, first);
                    f.set(all[i]);
                }
            });
            Row.join(f, join, all);
            f.get(all[0]);
            finish(f, end);
            f.set(all[0]);
            Row.store(f, TO, 0, 1, all[0]);
        }

        /** Some rows become one. */
        private void rows(FunctionWriter f, int first, int end, int tail) {
            int at = f.local(I32);
            int left = f.local(I32);
            int[] all = Row.vectors(f, Row.VECTORS, 0);
            int[] initial = Row.vectors(f, 1, start);
            Row.along(f, WIDTH, Row.VECTORS, tail, new int[] {FROM, TO}, (vectors, count) -> {
                f.get(FROM).set(at).get(ROWS).set(left);
                for (int i = 0; i < vectors; i++) {
                    f.get(initial[0]).set(all[i]);
                }
                int loop = f.loop();
                for (int i = 0; i < vectors; i++) {
                    f.get(all[i]).get(at).load(V128_LOAD, 16 * i);
                    take(f, first);
                    f.set(all[i]);
                }
                f.get(at).get(ROW).op(I32_ADD).set(at);
                f.get(left).i32(1).op(I32_SUB).set(left).get(left).brIf(loop).end();
                for (int i = 0; i < vectors; i++) {
                    f.get(all[i]);
                    finish(f, end);
                    f.set(all[i]);
                    Row.store(f, TO, i, count, all[i]);
                }
            });
        }

        /** Takes elements into what lies below them on the stack. */
        private void take(FunctionWriter f, int first) {
            if (first == F32X4_MUL) {
                int x = f.local(V128);
                f.set(x).get(x).get(x).op(first).free(x);
            } else if (first != 0) {
                f.op(first);
            }
            f.op(join);
        }

        private static void finish(FunctionWriter f, int end) {
            if (end == F32X4_DIV) {
                f.get(REDUCED).op(F32X4_SPLAT);
            }
            if (end != 0) {
                f.op(end);
            }
        }
    }
}
