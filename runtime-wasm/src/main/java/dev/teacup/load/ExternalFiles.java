package dev.teacup.load;

import dev.teacup.memory.Memory;

/** The files beside a model, in its folder, that hold the elements of large tensors. */
public interface ExternalFiles {
    /** No files at all. */
    ExternalFiles NONE = new ExternalFiles() {
        @Override
        public long bytes(String location) {
            return -1;
        }

        @Override
        public void read(String location, long offset, int length, Memory target, int at) {
            throw new AssertionError("there is no file");
        }
    };

    /**
     * The size of a file, or -1 where there is none.
     *
     * @param location a path that was checked by {@link dev.teacup.onnx.ExternalData}: it stays in the folder
     */
    long bytes(String location);

    /** Copies {@code length} bytes of a file, which it has, to {@code at}. */
    void read(String location, long offset, int length, Memory target, int at);
}
