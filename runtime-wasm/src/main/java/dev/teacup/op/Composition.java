package dev.teacup.op;

/** An operator that is a graph of others whatever its operands and attributes are. */
public interface Composition extends Op, Composed.Writing {
    @Override
    default Body body(Call call) {
        return new Composed(this);
    }
}
