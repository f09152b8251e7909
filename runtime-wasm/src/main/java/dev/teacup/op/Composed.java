package dev.teacup.op;

/**
 * An operator that is a graph of others. It then has an emitted form, a gradient and an export for nothing.
 */
@FunctionalInterface
public non-sealed interface Composed extends Body {
    /**
     * Writes the graph: reads the operands by {@link Composer#in}, gives the results to {@link Composer#out}.
     *
     * @param call the node, of which {@link Op#body} was asked
     */
    void compose(Composer g, Call call);
}
