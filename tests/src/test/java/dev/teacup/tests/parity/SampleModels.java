package dev.teacup.tests.parity;

import dev.teacup.error.ModelException;
import dev.teacup.op.OpDef;
import dev.teacup.op.Ops;

/** The samples as files, for other tests. */
public final class SampleModels {
    private static final int OPSET = 25;

    private SampleModels() {}

    /**
     * A model of one node of an operator, the same for the same seed; null where it has no samples.
     *
     * @param isOpen whether the model's inputs have ranks only, and no sizes
     */
    public static byte[] model(String operator, long seed, boolean isOpen) {
        OpDef def = Ops.find("", operator).def();
        try {
            long own = operator.hashCode() * 1000L + seed;
            Sample sample = def.inputs().isEmpty() ? bare(def, own) : Samples.draw(def, own);
            return OneNode.of(sample, isOpen).model(Math.max(OPSET, def.since()));
        } catch (ModelException e) {
            return null;
        }
    }

    /** An operator without operands, which has none but the attributes that it must have. */
    private static Sample bare(OpDef def, long seed) {
        Sample sample = new Sample(def, new Draw(seed));
        for (OpDef.Parameter parameter : def.parameters()) {
            if (parameter.required()) {
                sample.set(parameter.name(), parameter.kind());
            }
        }
        return sample;
    }
}
