package dev.teacup.train.compile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.teacup.plan.Place;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Num;
import dev.teacup.train.quantize.Form;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * {@code model.bin}: what lies in memory before a run, packed as kernels read it, range after range. Of
 * float32 it may hold less than there is: float16, or int8 in steps of which each 32 weights have their own.
 */
final class Weights {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Scales and biases are few, and what they do wrong all that follows does. */
    private static final int FEW = 256;
    private static final int BLOCK = 32;
    private static final float MOST_OF_HALF = 65504;

    /** @param form how its elements are written; null where its bytes are */
    private record Range(int at, int bytes, Form form) {}

    private final EmittedModel model;
    private final Form form;
    private final TreeMap<Integer, Range> ranges = new TreeMap<>();

    Weights(EmittedModel model, Form form) {
        this.model = model;
        this.form = form;
        // What is there may end before the place that is aligned for the next.
        int last = Math.min(model.base(), model.memory().bytes());
        for (int i = 0; i < model.weights().count(); i++) {
            int at = model.weights().place(i);
            int end = i + 1 < model.weights().count() ? model.weights().place(i + 1) : last;
            add(at, end - at, model.weights().dtype(i));
        }
        for (PlannedGraph graph : model.main().all()) {
            addFixed(graph.program().fixed());
            addFixed(graph.inputs());
            addFixed(graph.outputs());
            for (int i = 0; i < graph.steps().size(); i++) {
                if (graph.stretch(i) < 0) {
                    addFixed(ScriptedSteps.operands(graph.steps().get(i)));
                }
            }
        }
    }

    private void addFixed(List<Place> places) {
        for (Place place : places) {
            if (place != null && !place.isRelative() && place.at() < model.packedAt()) {
                add(place.at(), (int) PlannedGraph.bytes(place), place.dtype());
            }
        }
    }

    private void add(int at, int bytes, DType dtype) {
        Range before = ranges.get(at);
        if (bytes > 0 && (before == null || before.bytes < bytes)) {
            ranges.put(at, new Range(at, bytes, form(at, bytes, dtype)));
        }
    }

    private Form form(int at, int bytes, DType dtype) {
        boolean isReduced = form != Form.FLOAT32 && dtype == DType.FLOAT32 && bytes >= FEW * Float.BYTES;
        for (int i = 0; isReduced && i < bytes / Float.BYTES; i++) {
            isReduced = Math.abs(model.memory().f32(at + i * Float.BYTES)) <= MOST_OF_HALF;
        }
        return isReduced ? form : null;
    }

    Form form() {
        return form;
    }

    /** For each range its address, its bytes or elements, and the form of these, where they have one. */
    ArrayNode ranges() {
        ArrayNode all = JSON.createArrayNode();
        for (Range range : ranges.values()) {
            ArrayNode one = all.addArray().add(range.at);
            if (range.form == null) {
                one.add(range.bytes);
            } else {
                one.add(range.bytes / Float.BYTES).add(range.form.toString());
            }
        }
        return all;
    }

    byte[] bytes() {
        List<byte[]> parts = new ArrayList<>();
        int length = 0;
        for (Range range : ranges.values()) {
            byte[] bytes = range.form == null ? model.memory().read(range.at, range.bytes)
                    : range.form == Form.FLOAT16 ? halves(range) : steps(range);
            parts.add(bytes);
            length += bytes.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        parts.forEach(all::put);
        return all.array();
    }

    private byte[] halves(Range range) {
        ByteBuffer halves = ByteBuffer.allocate(range.bytes / 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < range.bytes / Float.BYTES; i++) {
            halves.putShort((short) Num.toHalf(weight(range, i)));
        }
        return halves.array();
    }

    /** The step of each block, then all weights as whole steps. */
    private byte[] steps(Range range) {
        int count = range.bytes / Float.BYTES;
        int blocks = (count + BLOCK - 1) / BLOCK;
        ByteBuffer steps = ByteBuffer.allocate(blocks * Float.BYTES + count).order(ByteOrder.LITTLE_ENDIAN);
        for (int block = 0; block < blocks; block++) {
            float most = 0;
            for (int i = block * BLOCK; i < Math.min(count, (block + 1) * BLOCK); i++) {
                most = Math.max(most, Math.abs(weight(range, i)));
            }
            steps.putFloat(most / Byte.MAX_VALUE);
        }
        for (int i = 0; i < count; i++) {
            float step = steps.getFloat(i / BLOCK * Float.BYTES);
            steps.put((byte) (step == 0 ? 0 : Math.round(weight(range, i) / step)));
        }
        return steps.array();
    }

    private float weight(Range range, int index) {
        return model.memory().f32(range.at + index * Float.BYTES);
    }
}
