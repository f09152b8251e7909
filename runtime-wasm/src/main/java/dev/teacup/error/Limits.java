package dev.teacup.error;

/**
 * Every bound on what an untrusted model may ask for. What needs more is refused with the limit and the
 * amount.
 *
 * @param memoryBytes bytes of linear memory: the file, decoded weights and live tensors together
 * @param nodes nodes of a graph, with those of its subgraphs and of inlined functions
 * @param nesting messages inside messages and subgraphs inside subgraphs
 * @param iterations turns of all loops of one run together
 * @param work elements computed in one run, or folded while loading
 */
public record Limits(long memoryBytes, int nodes, int nesting, long iterations, long work) {
    /** What a page and a server use unless they are told otherwise. */
    public static final Limits DEFAULT = new Limits(1L << 30, 200_000, 64, 10_000_000, 1L << 36);

    /** Dimensions of a tensor; ONNX names no limit, real models stay below 9. */
    public static final int RANK = 32;

    /** Characters of all strings that a session holds, which lie outside of the memory that has a limit. */
    public static final int CHARACTERS = 1 << 26;

    /** Characters of a name from the file that an error shows. */
    public static final int NAME_CHARACTERS = 80;

    /** The same bounds with another one of memory. */
    public Limits within(long bytes) {
        return new Limits(bytes, nodes, nesting, iterations, work);
    }
}
