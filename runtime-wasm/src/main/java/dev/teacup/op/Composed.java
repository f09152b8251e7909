package dev.teacup.op;

/**
 * An operator that is a graph of others. It then has an emitted form, a gradient and an export for nothing.
 */
public final class Composed implements Body {
    /** How the graph is written. */
    @FunctionalInterface
    public interface Writing {
        /**
         * Reads the operands by {@link Composer#in}, gives the results to {@link Composer#out}.
         *
         * @param call the node, of which {@link Op#body} was asked
         */
        void compose(Composer g, Call call);
    }

    private final Writing writing;

    public Composed(Writing writing) {
        this.writing = writing;
    }

    /** Writes the graph. */
    public void compose(Composer g, Call call) {
        writing.compose(g, call);
    }
}
