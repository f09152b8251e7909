package dev.teacup.train.layer;

/** What a model computes: asks a context for its inputs, applies layers, and gives outputs by their names. */
@FunctionalInterface
public interface Network {
    void build(Context c);
}
