package dev.teacup.train.board;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Values of a summary, which TensorBoard's plugins tell apart by their metadata.
 *
 * @see <a href="https://github.com/tensorflow/tensorflow/tree/master/tensorflow/core/framework">
 *     summary.proto and tensor.proto</a>
 */
final class Values {
    /** The plugin of histograms and distributions. */
    static final String HISTOGRAMS = "histograms";

    private static final int FLOAT = 1;
    private static final int DOUBLE = 2;
    private static final int STRING = 7;
    private static final int SIMPLE_VALUE = 2;

    private Values() {}

    /** A number, in the older form, which is the shorter one and read by every version. */
    static Message scalar(String tag, double value) {
        return new Message().text(1, tag).float32(SIMPLE_VALUE, (float) value);
    }

    static Message histogram(String tag, Histogram histogram) {
        byte[] doubles = doubles(histogram.buckets());
        return value(tag, HISTOGRAMS, new Message(),
                tensor(DOUBLE, histogram.rows(), Histogram.COLUMNS).bytes(4, doubles));
    }

    /** @param pictures of one size, as PNG */
    static Message images(String tag, int width, int height, List<byte[]> pictures) {
        Message tensor = tensor(STRING, pictures.size() + 2).text(8, String.valueOf(width)).text(8,
                String.valueOf(height));
        pictures.forEach(picture -> tensor.bytes(8, picture));
        return value(tag, "images", new Message().number(3, 1), tensor);
    }

    static Message text(String tag, String markdown) {
        return value(tag, "text", new Message(), tensor(STRING).text(8, markdown));
    }

    static Message curve(String tag, ThresholdCounts counts) {
        Message tensor = tensor(FLOAT, ThresholdCounts.ROWS, ThresholdCounts.THRESHOLDS);
        ByteBuffer floats = Message.littleEndian(counts.table().length * Float.BYTES);
        for (float number : counts.table()) {
            floats.putFloat(number);
        }
        return value(tag, "pr_curves", new Message().number(2, ThresholdCounts.THRESHOLDS),
                tensor.bytes(4, floats.array()));
    }

    /** What is said in the metadata alone. */
    static Message hyperparameters(String tag, Message content) {
        return value(tag, "hparams", content, tensor(FLOAT, 1).float32(5, 0));
    }

    /** As TensorShapeProto; -1 is a size that is not known. */
    static Message shape(int... sizes) {
        Message shape = new Message();
        for (int size : sizes) {
            shape.message(2, new Message().number(1, size));
        }
        return shape;
    }

    private static Message value(String tag, String plugin, Message content, Message tensor) {
        Message data = new Message().text(1, plugin).message(2, content);
        Message metadata = new Message().message(1, data).text(2, tag);
        return new Message().text(1, tag).message(9, metadata).message(8, tensor);
    }

    private static Message tensor(int type, int... sizes) {
        return new Message().number(1, type).message(2, shape(sizes));
    }

    private static byte[] doubles(double[] numbers) {
        ByteBuffer bytes = Message.littleEndian(numbers.length * Double.BYTES);
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        return bytes.array();
    }
}
