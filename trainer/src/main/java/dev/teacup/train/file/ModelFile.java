package dev.teacup.train.file;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.eval.Budget;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.memory.Memory;
import dev.teacup.pass.Pipeline.Trace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/** A model's file, with the files beside it. */
public record ModelFile(Path path) implements ExternalFiles {
    private static final int PIECE_BYTES = 1 << 16;

    /**
     * The model, ready to run.
     *
     * @param stop whether to give up
     * @throws ModelException when it cannot be read, or is no model that can run
     */
    public Session open(Budget.Stop stop) {
        byte[] bytes = bytes();
        try {
            return Session.open(bytes, Limits.DEFAULT, this, stop);
        } catch (ModelException e) {
            throw e.at(path.toString());
        }
    }

    /** The model after the first {@code changes} changes by rules, each of which is told. */
    public Session open(int changes, Trace trace) {
        byte[] bytes = bytes();
        try {
            return Session.open(bytes, Limits.DEFAULT, this, changes, trace);
        } catch (ModelException e) {
            throw e.at(path.toString());
        }
    }

    /** @throws ModelException when the file cannot be read */
    public byte[] bytes() {
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
        try {
            Path file = beside(location);
            return Files.isRegularFile(file) && isInside(file) ? Files.size(file) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void read(String location, long offset, int length, Memory target, int at) {
        try (FileChannel file = FileChannel.open(beside(location))) {
            byte[] piece = new byte[Math.min(length, PIECE_BYTES)];
            for (int done = 0; done < length;) {
                int wanted = Math.min(piece.length, length - done);
                int count = file.read(ByteBuffer.wrap(piece, 0, wanted), offset + done);
                if (count < 0) {
                    throw new IOException("it has become shorter");
                }
                target.write(at + done, count == piece.length ? piece : Arrays.copyOf(piece, count));
                done += count;
            }
        } catch (IOException e) {
            throw new ModelException("the file of the external data cannot be read",
                    "a file that may be read", e.toString(), "check the file beside the model");
        }
    }

    /** @throws IOException when the location is no path of this system */
    private Path beside(String location) throws IOException {
        try {
            return path.toAbsolutePath().getParent().resolve(location);
        } catch (InvalidPathException e) {
            throw new IOException(e);
        }
    }

    /**
     * Whether a file is in the model's folder also once links are followed; of a model that is a link itself,
     * as in a cache of downloads, the folder of its target counts as well.
     */
    private boolean isInside(Path file) throws IOException {
        Path real = file.toRealPath();
        return real.startsWith(path.toAbsolutePath().getParent().toRealPath())
                || real.startsWith(path.toRealPath().getParent());
    }
}
