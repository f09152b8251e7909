package dev.teacup.op;

/** A graph that is an attribute: a branch of If, the body of Loop or Scan. */
public interface Subgraph {
    int inputCount();

    int outputCount();
}
