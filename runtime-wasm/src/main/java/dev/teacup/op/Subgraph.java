package dev.teacup.op;

import dev.teacup.tensor.Type;

/** A graph that is an attribute: a branch of If, the body of Loop or Scan. */
public interface Subgraph {
    int inputCount();

    int outputCount();

    /** What the graph says of an input; its element type, and whether it is a sequence, hold in every run. */
    Type inputType(int index);
}
