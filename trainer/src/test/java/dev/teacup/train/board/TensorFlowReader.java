package dev.teacup.train.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.framework.Summary;
import org.tensorflow.util.Event;

/**
 * Reads event files by the classes that TensorFlow generates for its messages, and checks the framing by a
 * CRC of its own, from a table.
 */
public final class TensorFlowReader {
    private static final int POLYNOMIAL = 0x82F63B78;
    private static final int[] TABLE = table();

    private TensorFlowReader() {}

    /** The events of all files in a folder, file by file. */
    public static List<Event> events(Path run) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(run)) {
            files = all.filter(file -> file.getFileName().toString().contains("tfevents")).sorted().toList();
        }
        List<Event> events = new ArrayList<>();
        for (Path file : files) {
            for (byte[] record : records(Files.readAllBytes(file))) {
                events.add(event(record));
            }
        }
        return events;
    }

    /** The values of a tag in their order. */
    public static List<Summary.Value> values(Path run, String tag) throws IOException {
        return events(run).stream().flatMap(event -> event.getSummary().getValueList().stream())
                .filter(value -> value.getTag().equals(tag)).toList();
    }

    private static Event event(byte[] record) throws InvalidProtocolBufferException {
        Event event = Event.parseFrom(record);
        assertEquals(0, event.getUnknownFields().getSerializedSize(), "fields that an event does not have");
        return event;
    }

    private static List<byte[]> records(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (in.hasRemaining()) {
            int at = in.position();
            long length = in.getLong();
            assertEquals(masked(Arrays.copyOfRange(file, at, at + 8)), in.getInt(), "length at " + at);
            byte[] record = new byte[Math.toIntExact(length)];
            in.get(record);
            assertEquals(masked(record), in.getInt(), "record at " + at);
            records.add(record);
        }
        return records;
    }

    static int masked(byte[] bytes) {
        int crc = crc(bytes);
        return (crc >>> 15 | crc << 17) + 0xA282EAD8;
    }

    /** CRC-32C, RFC 3720: the table holds the remainder of each byte, lowest bit first. */
    static int crc(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc = TABLE[(crc ^ b) & 0xFF] ^ crc >>> 8;
        }
        return ~crc;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int remainder = i;
            for (int bit = 0; bit < 8; bit++) {
                remainder = (remainder & 1) == 0 ? remainder >>> 1 : remainder >>> 1 ^ POLYNOMIAL;
            }
            table[i] = remainder;
        }
        return table;
    }
}
