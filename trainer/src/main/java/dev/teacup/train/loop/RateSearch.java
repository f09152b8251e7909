package dev.teacup.train.loop;

import dev.teacup.error.ModelException;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.StepGraph;
import dev.teacup.train.ort.Batch;
import dev.teacup.train.ort.StepSession;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Looks for a learning rate: the rate grows by one factor at each step of a short training, and the loss
 * falls while the rate is good, then bursts.
 *
 * @param lowest rate, at the first step
 * @param highest rate, at the last step
 * @param steps of the search
 * @see <a href="https://arxiv.org/abs/1506.01186">Smith, section 3.3</a>
 */
public record RateSearch(double lowest, double highest, int steps) {
    private static final double KEPT = 0.95;
    private static final double BURST = 4;

    /**
     * A step of the search.
     *
     * @param rate of the step
     * @param loss of its batch, before the update
     * @param smooth mean of the losses so far, the later ones weighing more
     */
    public record Point(double rate, double loss, double smooth) {}

    /** Refuses rates that do not grow. */
    public RateSearch {
        if (!(lowest > 0 && highest > lowest && Double.isFinite(highest) && steps > 1)) {
            throw new ModelException("search of a learning rate", "its rates do not grow",
                    "a lowest rate above 0, a higher one, and 2 steps or more",
                    lowest + " to " + highest + " in " + steps + " steps", "turn them round, or give others");
        }
    }

    /**
     * The points up to the burst: where the smooth loss is no number, or four times its least.
     *
     * @param graph the step of a model with the schedule that it is given
     * @throws ModelException when the data does not fit the graph, or not even the first loss is a number
     */
    public List<Point> run(Function<Schedule, StepGraph> graph, Samples data, Order order,
            Settings settings) {
        StepGraph step = graph.apply(Schedule.exponential(lowest, highest, steps));
        Weights initial = Weights.initial(step.parameters(), settings.seed());
        List<Point> points = new ArrayList<>();
        try (StepSession session = StepSession.open(step, initial, settings.threads(), settings.seed());
                Batch batch = data.batch(step.batch(), Math.min(settings.batch(), data.rows()))) {
            double mean = 0;
            double least = Double.POSITIVE_INFINITY;
            int[] rows = {};
            for (int i = 0, at = 0, epoch = -1; i < steps; i++, at += batch.capacity()) {
                if (at >= rows.length) {
                    rows = order.of(data.rows(), settings.seed(), ++epoch, batch.capacity());
                    at = 0;
                }
                int count = Math.min(batch.capacity(), rows.length - at);
                data.fill(batch, rows, at, count, new Draw(settings.seed(), epoch));
                double loss = session.step(batch, count);
                mean = KEPT * mean + (1 - KEPT) * loss;
                double smooth = mean / (1 - Math.pow(KEPT, i + 1));
                requireStart(i > 0 || Double.isFinite(loss), loss);
                if (!(smooth <= least + (BURST - 1) * Math.abs(least))) {
                    break;
                }
                least = Math.min(least, smooth);
                points.add(new Point(lowest * Math.pow(highest / lowest, i / (steps - 1.0)), loss, smooth));
            }
        }
        return points;
    }

    private static void requireStart(boolean isFinite, double loss) {
        if (!isFinite) {
            throw new ModelException("search of a learning rate", "the loss of the first batch is no number",
                    "a finite loss", String.valueOf(loss), "look for NaN in the data");
        }
    }
}
