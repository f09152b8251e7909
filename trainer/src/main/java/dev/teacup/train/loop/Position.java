package dev.teacup.train.loop;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Where a run stands, apart from the tensors of its session. */
final class Position {
    private static final int EPOCH_BYTES = Integer.BYTES + 2 * Double.BYTES;

    /** Counted from 0; so is {@code step}, the next one of the epoch. */
    int epoch;
    int step;
    /** The sum of the losses of the epoch's samples so far. */
    double lossSum;
    double best = Double.NaN;
    int bestEpoch;
    final List<History.Epoch> done = new ArrayList<>();

    ByteBuffer bytes() {
        ByteBuffer bytes =
                ByteBuffer.allocate(3 * Integer.BYTES + 2 * Double.BYTES + done.size() * EPOCH_BYTES);
        bytes.putInt(epoch).putInt(step).putInt(bestEpoch).putDouble(lossSum).putDouble(best);
        for (History.Epoch past : done) {
            bytes.putInt(past.number()).putDouble(past.loss()).putDouble(past.validation());
        }
        return bytes.flip();
    }

    static Position of(ByteBuffer bytes) {
        Position position = new Position();
        position.epoch = bytes.getInt();
        position.step = bytes.getInt();
        position.bestEpoch = bytes.getInt();
        position.lossSum = bytes.getDouble();
        position.best = bytes.getDouble();
        while (bytes.hasRemaining()) {
            position.done.add(new History.Epoch(bytes.getInt(), bytes.getDouble(), bytes.getDouble()));
        }
        return position;
    }

    History history() {
        return new History(done, bestEpoch);
    }
}
