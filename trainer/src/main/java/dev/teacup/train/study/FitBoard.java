package dev.teacup.train.study;

import dev.teacup.tensor.Shape;
import dev.teacup.train.board.Projection;
import dev.teacup.train.board.Run;
import dev.teacup.train.layer.Parameter;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.loop.Draw;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.History;
import dev.teacup.train.loop.Progress;
import dev.teacup.train.ort.Batch;
import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What TensorBoard is shown of one training: the loss of each step; after each epoch its loss, the
 * validation's metric, the rate, and how the weights that are kept lie and what the epoch changed in them;
 * the pictures of the first step, as it sees them; and the rows of embedding tables. Of an epoch in whose
 * midst a training went on after a stop, nobody knows any more what it changed.
 */
final class FitBoard implements Progress, AutoCloseable {
    private static final int PICTURES = 16;
    private static final String TABLE = ".table";

    private final Path folder;
    private final Fit training;
    private final Legend legend;
    private Run run;
    private History.Epoch done;
    private Weights before;

    FitBoard(Path folder, Fit training, Legend legend) {
        this.folder = folder;
        this.training = training;
        this.legend = legend;
    }

    @Override
    public void begin(long steps, Supplier<Weights> weights) {
        run = steps == 0 ? Run.begin(folder) : Run.resume(folder, steps + 1);
        boolean isBetweenEpochs = steps % training.settings().stepsPerEpoch(training.data().rows()) == 0;
        before = isBetweenEpochs ? weights.get() : null;
        if (steps == 0) {
            legend.pictures().stream().filter(training.graph().batch()::containsKey)
                    .forEach(this::showPictures);
        }
        run.flush();
    }

    @Override
    public void loss(long step, double loss) {
        run.scalar("step/loss", step, loss);
    }

    @Override
    public void epoch(History.Epoch epoch) {
        done = epoch;
    }

    @Override
    public void weights(long step, Supplier<Weights> copied) {
        run.scalar("epoch/loss", step, done.loss());
        if (training.validation() != null) {
            run.scalar("epoch/" + training.validation().name(), step, done.validation());
        }
        run.scalar("epoch/rate", step, training.graph().schedule().at(step));
        Weights weights = copied.get();
        for (Parameter parameter : training.graph().parameters()) {
            float[] now = weights.get(parameter);
            run.histogram("weights/" + parameter.name(), step, now);
            if (before != null) {
                run.histogram("changes/" + parameter.name(), step, changes(before.get(parameter), now));
            }
            if (parameter.name().endsWith(TABLE) && parameter.dims().length == 2) {
                run.project(projection(parameter, now));
            }
        }
        before = weights;
    }

    @Override
    public void checkpoint() {
        run.flush();
    }

    @Override
    public void close() {
        if (run != null) {
            run.close();
        }
    }

    private static float[] changes(float[] before, float[] now) {
        float[] changes = new float[now.length];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = now[i] - before[i];
        }
        return changes;
    }

    private Projection projection(Parameter table, float[] rows) {
        String layer = table.name().substring(0, table.name().length() - TABLE.length());
        String name = layer.replaceAll("[^\\w.-]", "_");
        List<String> names = legend.tables().get(table.name());
        return Projection.ofTable(name, rows, table.dims()[1], names != null ? names
                : IntStream.range(0, table.dims()[0]).mapToObj(String::valueOf).toList());
    }

    private void showPictures(String input) {
        int rows = training.data().rows();
        long seed = training.settings().seed();
        int step = Math.min(training.settings().batch(), rows);
        int count = Math.min(PICTURES, step);
        int[] order = training.order().of(rows, seed, 0, step);
        try (Batch batch = training.data().batch(training.graph().batch(), count)) {
            training.data().fill(batch, order, 0, count, new Draw(seed, 0));
            run.images("samples/" + input, 0,
                    pictures(batch.floats(input), count, training.graph().batch().get(input).shape()));
        }
    }

    /** Of values from 0, black, to 1. */
    private static List<BufferedImage> pictures(FloatBuffer values, int count, Shape shape) {
        int channels = shape.rank() == 4 ? (int) shape.dim(1).size() : 1;
        int height = (int) shape.dim(shape.rank() - 2).size();
        int width = (int) shape.dim(shape.rank() - 1).size();
        List<BufferedImage> pictures = new ArrayList<>();
        for (int picture = 0; picture < count; picture++) {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int at = 0; at < width * height; at++) {
                int colour = 0;
                for (int channel = 0; channel < 3; channel++) {
                    int plane = picture * channels + Math.min(channel, channels - 1);
                    float value = values.get(plane * width * height + at);
                    colour = colour << 8 | Math.round(255 * Math.max(0, Math.min(1, value)));
                }
                image.setRGB(at % width, at / width, colour);
            }
            pictures.add(image);
        }
        return pictures;
    }
}
