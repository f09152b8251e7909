package dev.teacup.op;

/** An operator that has a kernel whatever its operands and attributes are. */
public interface Computation extends Op {
    /**
     * The loops of the specification's formula.
     *
     * @param call the node as it was when {@link Op#body} was asked: the types of its operands are known
     */
    void run(Frame f, Call call);

    @Override
    default Body body(Call call) {
        return (Kernel) f -> run(f, call);
    }
}
