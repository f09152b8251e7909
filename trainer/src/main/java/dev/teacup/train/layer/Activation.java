package dev.teacup.train.layer;

import dev.teacup.op.Value;

/** An elementwise function, or Softmax along the last axis, without parameters. */
public enum Activation implements Layer {
    RELU("Relu"), GELU("Gelu"), ELU("Elu"), SWISH("Swish"), TANH("Tanh"), SIGMOID("Sigmoid"),
    SOFTMAX("Softmax");

    private final String opType;

    Activation(String opType) {
        this.opType = opType;
    }

    @Override
    public Value of(Context c, Value x) {
        return c.op(opType, x);
    }
}
