package dev.teacup.train.board;

import dev.teacup.error.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The framing of a file of records: the length of a record in eight bytes, the masked CRC-32C of these bytes
 * in four, the record, and its masked CRC-32C in four, all little-endian.
 *
 * @see <a href="https://www.tensorflow.org/tutorials/load_data/tfrecord">TFRecord, format details</a>
 */
final class Records {
    private static final int HEAD_BYTES = Long.BYTES + Integer.BYTES;
    private static final int MASK_ROTATION = 15;
    private static final int MASK = 0xA282EAD8;

    private Records() {}

    /** A record in its frame. */
    static byte[] framed(byte[] record) {
        ByteBuffer frame = Message.littleEndian(HEAD_BYTES + record.length + Integer.BYTES);
        frame.putLong(record.length);
        frame.putInt(checksum(frame.array(), 0, Long.BYTES));
        frame.put(record);
        return frame.putInt(checksum(record, 0, record.length)).array();
    }

    /**
     * The whole records of a file; one that is cut short at its end, as by a kill, is left out.
     *
     * @throws ModelException when the file cannot be read, or a checksum is wrong
     */
    static List<ByteBuffer> read(Path file) {
        byte[] bytes = bytes(file);
        List<ByteBuffer> records = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= HEAD_BYTES) {
            int at = in.position();
            long length = in.getLong();
            require(file, at, in.getInt(), checksum(bytes, at, Long.BYTES));
            if (length < 0 || length + Integer.BYTES > in.remaining()) {
                break;
            }
            records.add(in.slice(in.position(), (int) length));
            int stored = in.getInt(in.position() + (int) length);
            require(file, at, stored, checksum(bytes, in.position(), (int) length));
            in.position(in.position() + (int) length + Integer.BYTES);
        }
        return records;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new ModelException(file.toString(), "the event file cannot be read",
                    "a file of events that may be read", unreadable.toString(), "check the path");
        }
    }

    /** A CRC of bytes that hold CRCs themselves says little, so it is rotated and moved. */
    private static int checksum(byte[] bytes, int at, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, at, length);
        return Integer.rotateRight((int) crc.getValue(), MASK_ROTATION) + MASK;
    }

    private static void require(Path file, int at, int stored, int computed) {
        if (stored != computed) {
            throw new ModelException(file + ", byte " + at, "the event file is damaged",
                    "a record with the checksum 0x" + Integer.toHexString(computed),
                    "0x" + Integer.toHexString(stored), "use a copy of it, or train again");
        }
    }
}
