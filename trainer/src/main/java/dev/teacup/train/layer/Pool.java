package dev.teacup.train.layer;

import static dev.teacup.error.Text.quoted;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The greatest element or the mean of each window of images or sequences: x [batch, channels, D1 .. Dn],
 * result [batch, channels, O1 .. On]. Windows that lie side by side have the fastest gradient.
 *
 * @param opType MaxPool or AveragePool
 * @param window the sizes of a window
 * @param strides by how much the windows move along each dimension
 */
public record Pool(String opType, List<Integer> window, List<Integer> strides) implements Layer {
    public Pool {
        window = List.copyOf(window);
        strides = List.copyOf(strides);
    }

    /** The greatest of windows of these sizes, side by side. */
    public static Pool max(Integer... window) {
        return new Pool("MaxPool", Arrays.asList(window), Arrays.asList(window));
    }

    /** The means of windows of these sizes, side by side. */
    public static Pool mean(Integer... window) {
        return new Pool("AveragePool", Arrays.asList(window), Arrays.asList(window));
    }

    /** The same with windows that move by so much. */
    public Pool strided(Integer... by) {
        return new Pool(opType, window, Arrays.asList(by));
    }

    /** The mean of each channel: [batch, channels] of [batch, channels, D1 .. Dn]; padding counts, too. */
    public static Layer globalMean() {
        return (c, x) -> c.op("Flatten", c.op("GlobalAveragePool", x));
    }

    /** The greatest of each channel: [batch, channels] of [batch, channels, D1 .. Dn]. */
    public static Layer globalMax() {
        return (c, x) -> c.op("Flatten", c.op("GlobalMaxPool", x));
    }

    @Override
    public Value of(Context c, Value x) {
        c.require(opType.equals("MaxPool") || opType.equals("AveragePool"), "the pool is not known",
                "MaxPool or AveragePool", quoted(opType), "use one of these");
        boolean areSizes = window.stream().allMatch(k -> k > 0) && strides.stream().allMatch(s -> s > 0);
        c.require(areSizes && !window.isEmpty() && strides.size() == window.size(),
                "the window of a pool and its strides do not fit", "numbers above 0, one for each dimension",
                "window " + window + ", strides " + strides, "make them agree");
        Shape shape = c.type(x).shape();
        c.require(shape.hasRank() && shape.rank() == window.size() + 2,
                "the input of a pool has another number of dimensions",
                "[batch, channels, and " + window.size() + " more], one for each of the window's",
                c.type(x).toString(), "reshape it, or give the window as many sizes");
        Value trained = c.isTraining() && opType.equals("MaxPool") && window.equals(strides)
                ? PooledConvolution.of(c, x, Convolution.longs(window))
                : null;
        return trained != null ? trained
                : c.op(opType, Attributes.NONE.with("kernel_shape", Convolution.longs(window))
                        .with("strides", Convolution.longs(strides)), x);
    }
}
