package dev.teacup.train.cli;

import dev.teacup.error.ModelException;
import dev.teacup.load.ExternalFiles;
import dev.teacup.memory.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model's file, with the files beside it. */
record ModelFile(Path path) implements ExternalFiles {
    /** @throws ModelException when it cannot be read */
    byte[] bytes() {
        return read(path);
    }

    /** @throws ModelException when the file cannot be read */
    static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new ModelException(path.toString(), "the file cannot be read",
                    "a file that exists and may be read",
                    Files.isDirectory(path) ? "a folder"
                            : Files.exists(path) ? String.valueOf(e.getMessage()) : "nothing",
                    "check the path");
        }
    }

    @Override
    public long bytes(String location) {
        Path file = beside(location);
        try {
            return Files.isRegularFile(file) ? Files.size(file) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void read(String location, long offset, int length, Memory target, int at) {
        try (FileChannel file = FileChannel.open(beside(location))) {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            long next = offset;
            while (bytes.hasRemaining()) {
                int count = file.read(bytes, next);
                if (count < 0) {
                    throw new IOException("it has become shorter");
                }
                next += count;
            }
            target.write(at, bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path beside(String location) {
        return path.toAbsolutePath().getParent().resolve(location);
    }
}
