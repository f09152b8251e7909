package dev.teacup.train.grad.recurrent;

import dev.teacup.train.grad.Backward;

/** How one kind of recurrent cell goes back through time. */
interface CellRule {
    /** The activations that the rule is written for, as ONNX names them. */
    String[] functions(Backward c);

    CellGradient backward(Direction d);
}
