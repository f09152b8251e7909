package dev.teacup.load;

import dev.teacup.memory.Memory;

/** One file beside a model. */
record MemoryFiles(String name, byte[] content) implements ExternalFiles {
    @Override
    public long bytes(String location) {
        return location.equals(name) ? content.length : -1;
    }

    @Override
    public void read(String location, long offset, int length, Memory target, int at) {
        for (int i = 0; i < length; i++) {
            target.i8(at + i, content[(int) offset + i]);
        }
    }
}
