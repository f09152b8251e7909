package dev.teacup.onnx;

import dev.teacup.error.Limits;

/** What one file has made Java allocate so far, shared by all its messages. */
final class ReadBudget {
    /** About what a message or a field of bytes costs at least. */
    static final int MESSAGE_BYTES = 64;

    final Limits limits;
    private long heapBytes;
    private int nodes;

    ReadBudget(Limits limits) {
        this.limits = limits;
    }

    /** Takes heap for a part of the file; false where the limit does not allow it. */
    boolean takeHeap(long bytes) {
        heapBytes += bytes;
        return heapBytes <= limits.memoryBytes();
    }

    /** Takes a node; false where the limit does not allow it. */
    boolean takeNode() {
        nodes++;
        return nodes <= limits.nodes();
    }
}
