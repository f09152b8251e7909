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
        if (def.inputs().isEmpty()) {
            return null;
        }
        try {
            Sample sample = Samples.draw(def, operator.hashCode() * 1000L + seed);
            return OneNode.of(sample, isOpen).model(OPSET);
        } catch (ModelException e) {
            return null;
        }
    }
}
