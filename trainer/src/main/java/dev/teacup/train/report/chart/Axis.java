package dev.teacup.train.report.chart;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An axis with round ticks.
 *
 * @param label what is counted along it, with the unit
 * @param low the value at its beginning
 * @param high the value at its end, above {@code low}
 * @param powers whether values are exponents of ten, which are shown as what they stand for
 */
public record Axis(String label, double low, double high,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean powers) {
    private static final int MOST_STEPS = 6;

    public Axis {
        if (!(high > low)) {
            throw new IllegalArgumentException(
                    "the axis '" + label + "' has no length: " + low + " to " + high);
        }
    }

    public Axis(String label, double low, double high) {
        this(label, low, high, false);
    }

    /** Over positive {@code values} by their logarithm to the base of ten, from power to power. */
    public static Axis logarithmic(String label, double... values) {
        double low = Math.floor(Math.log10(Arrays.stream(values).min().orElse(1)));
        double high = Math.ceil(Math.log10(Arrays.stream(values).max().orElse(1))) + 0.0;
        return new Axis(label, low, Math.max(low + 1, high), true);
    }

    /** From 0 to 1. */
    public static Axis share(String label) {
        return new Axis(label, 0, 1);
    }

    /** The shortest axis from tick to tick that holds all finite {@code values}. */
    public static Axis over(String label, double... values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        if (least > most) {
            return share(label);
        }
        BigDecimal step = step(most > least ? most - least : Math.max(Math.abs(most), 1));
        double low = multiple(step, least, RoundingMode.FLOOR).doubleValue();
        double high = multiple(step, most, RoundingMode.CEILING).doubleValue();
        return new Axis(label, low, high > low ? high : low + step.doubleValue());
    }

    /** The round values from {@code low} to {@code high}. */
    List<BigDecimal> ticks() {
        BigDecimal step = step(high - low);
        List<BigDecimal> ticks = new ArrayList<>();
        for (BigDecimal tick = multiple(step, low, RoundingMode.CEILING); tick.doubleValue() <= high;) {
            ticks.add(tick.setScale(Math.max(0, step.scale()), RoundingMode.UNNECESSARY));
            tick = tick.add(step);
        }
        return ticks;
    }

    /** A tick as a reader is shown it. */
    String shown(BigDecimal tick) {
        return powers && tick.stripTrailingZeros().scale() <= 0
                ? BigDecimal.ONE.scaleByPowerOfTen(tick.intValue()).toPlainString()
                : powers ? "" : tick.toPlainString();
    }

    /** How far along the axis {@code value} lies, 0 at its beginning and 1 at its end. */
    double along(double value) {
        return (value - low) / (high - low);
    }

    /** The multiple of {@code step} next to {@code value}; in decimals, so that .3 stays .3. */
    private static BigDecimal multiple(BigDecimal step, double value, RoundingMode towards) {
        return BigDecimal.valueOf(value).divide(step, 0, towards).multiply(step);
    }

    /** 1, 2 or 5 times a power of ten, so that few steps make up {@code length}. */
    private static BigDecimal step(double length) {
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(length)) - 1);
        for (int factor : new int[] {1, 2, 5, 10}) {
            BigDecimal step = power.multiply(BigDecimal.valueOf(factor)).stripTrailingZeros();
            if (length / step.doubleValue() < MOST_STEPS) {
                return step;
            }
        }
        return power.multiply(BigDecimal.valueOf(20)).stripTrailingZeros();
    }
}
