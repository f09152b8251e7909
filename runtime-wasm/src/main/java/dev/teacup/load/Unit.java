package dev.teacup.load;

import dev.teacup.onnx.FunctionProto;
import dev.teacup.op.Attributes;

/**
 * What a node of the file stands in: the model itself, or a call of one of its functions.
 *
 * @param parameters the attributes of the call, to which nodes of the function refer; null in the model
 * itself
 * @param caller what the call stands in, or null
 * @param function the function that is called, or null
 */
record Unit(OperatorSets opsets, Attributes parameters, Unit caller, FunctionProto function) {
    static Unit ofModel(OperatorSets opsets) {
        return new Unit(opsets, null, null, null);
    }

    /** A call of a function by a node of this unit. */
    Unit call(FunctionProto callee, OperatorSets sets, Attributes attributes) {
        return new Unit(sets, attributes, this, callee);
    }

    /** Whether a function is being written out already. */
    boolean isInside(FunctionProto callee) {
        for (Unit unit = this; unit != null; unit = unit.caller) {
            if (unit.function == callee) {
                return true;
            }
        }
        return false;
    }
}
