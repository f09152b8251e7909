package dev.teacup.train.cli;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.memory.Memory;
import dev.teacup.pass.Pipeline.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model's file, with the files beside it. */
record ModelFile(Path path) implements ExternalFiles {
    /**
     * The model, ready to run.
     *
     * @throws ModelException when it cannot be read, or is no model that can run
     */
    Session open() {
        return open(Integer.MAX_VALUE, (rule, after, strings) -> {});
    }

    /** The same, after the first {@code changes} changes by rules, each of which is told. */
    Session open(int changes, Trace trace) {
        byte[] bytes = bytes();
        try {
            return Session.open(bytes, Limits.DEFAULT, this, changes, trace);
        } catch (ModelException e) {
            throw e.at(path.toString());
        }
    }

    /** @throws ModelException when the file cannot be read */
    byte[] bytes() {
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
