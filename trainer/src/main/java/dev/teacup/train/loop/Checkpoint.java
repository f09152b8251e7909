package dev.teacup.train.loop;

import dev.teacup.error.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A file of byte sections: a mark, the identity of what they belong to, their lengths, the sections, and the
 * CRC-32 of all before it. Numbers are big-endian; sections are as they lie in memory.
 */
final class Checkpoint {
    private static final long MARK = 0x5465616375700001L;
    private static final int HEAD_BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final int MOST_SECTIONS = 64;

    private Checkpoint() {}

    /**
     * Written beside, forced to the disk, then renamed: a kill at any moment leaves one whole file.
     *
     * @throws ModelException when the disk does not take it; an earlier file stays as it was
     */
    static void write(Path path, long identity, List<ByteBuffer> sections) {
        Path fresh = path.resolveSibling(path.getFileName() + ".tmp");
        try {
            try (FileChannel out =
                    FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING)) {
                write(out, identity, sections);
                out.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(path);
        } catch (IOException failure) {
            throw failed(path, fresh, failure);
        }
    }

    /**
     * The sections of a file.
     *
     * @throws ModelException when it is not whole, or belongs to something else
     */
    static List<ByteBuffer> read(Path path, long identity) {
        ByteBuffer file = whole(path);
        if (file.getLong(Long.BYTES) != identity) {
            throw new ModelException("checkpoint " + path, "it belongs to another training",
                    "the same model, data, seed and batch size as when it was written",
                    "other ones", "resume with those, or start anew without resuming");
        }
        List<ByteBuffer> sections = new ArrayList<>();
        int count = file.getInt(2 * Long.BYTES);
        int at = HEAD_BYTES + count * Integer.BYTES;
        for (int i = 0; i < count; i++) {
            int length = file.getInt(HEAD_BYTES + i * Integer.BYTES);
            sections.add(file.slice(at, length));
            at += length;
        }
        return sections;
    }

    private static void write(FileChannel out, long identity, List<ByteBuffer> sections) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES + sections.size() * Integer.BYTES);
        head.putLong(MARK).putLong(identity).putInt(sections.size());
        sections.forEach(section -> head.putInt(section.remaining()));
        CRC32 crc = new CRC32();
        writeFully(out, head.flip(), crc);
        for (ByteBuffer section : sections) {
            writeFully(out, section.duplicate(), crc);
        }
        writeFully(out, ByteBuffer.allocate(Integer.BYTES).putInt(0, (int) crc.getValue()), new CRC32());
    }

    private static void writeFully(FileChannel out, ByteBuffer buffer, CRC32 crc) throws IOException {
        crc.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    /** The rename itself is on the disk only when the folder is. */
    private static void forceFolder(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A file whose mark, lengths and checksum agree. */
    private static ByteBuffer whole(Path path) {
        ByteBuffer file;
        try {
            file = ByteBuffer.wrap(Files.readAllBytes(path));
        } catch (IOException failure) {
            throw new ModelException("checkpoint " + path, "it cannot be read", "a file that can be read",
                    reason(failure), "look at the path, or start anew without resuming");
        }
        if (file.limit() < Long.BYTES || file.getLong(0) != MARK) {
            throw new ModelException("checkpoint " + path, "it is no checkpoint of Teacup",
                    "a file that training wrote", file.limit() + " bytes of something else",
                    "look at the path, or start anew without resuming");
        }
        long bytes = expectedBytes(file);
        CRC32 crc = new CRC32();
        boolean hasLength = bytes == file.limit();
        if (hasLength) {
            crc.update(file.slice(0, file.limit() - Integer.BYTES));
        }
        if (!hasLength || (int) crc.getValue() != file.getInt(file.limit() - Integer.BYTES)) {
            throw new ModelException("checkpoint " + path, "it is damaged",
                    hasLength ? "bytes that have the checksum at the end of the file" : bytes + " bytes",
                    hasLength ? "others" : file.limit() + " bytes",
                    "use a copy of it, or start anew without resuming");
        }
        return file;
    }

    /** How long the file says it is; at least as long as its head. */
    private static long expectedBytes(ByteBuffer file) {
        int count = file.limit() < HEAD_BYTES ? 0 : file.getInt(2 * Long.BYTES);
        boolean isPlausible = count > 0 && count <= MOST_SECTIONS;
        long bytes = HEAD_BYTES + (isPlausible ? (long) count : 1) * Integer.BYTES + Integer.BYTES;
        for (int i = 0; isPlausible && bytes <= file.limit() && i < count; i++) {
            bytes += Math.max(0, file.getInt(HEAD_BYTES + i * Integer.BYTES));
        }
        return bytes;
    }

    private static ModelException failed(Path path, Path fresh, IOException failure) {
        String kept = Files.exists(path) ? "; the earlier one is whole" : "";
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException leftOver) {
            failure.addSuppressed(leftOver);
        }
        return new ModelException("checkpoint " + path, "it cannot be written" + kept,
                "a folder that can be written to, with room for it", reason(failure),
                "make room or choose another folder, then resume");
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        return failure.getClass().getSimpleName() + message;
    }
}
