package dev.teacup.op;

/** An operator that is a graph of others whatever its operands and attributes are: its own body. */
public interface Composition extends Op, Composed {
    @Override
    default Body body(Call call) {
        return this;
    }
}
