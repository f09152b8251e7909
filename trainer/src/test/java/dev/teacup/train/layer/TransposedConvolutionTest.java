package dev.teacup.train.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.grad.Gradients;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransposedConvolutionTest {
    /** 1 lays (1, 2, 3) at places 0 to 2, and 10 lays it at 2 to 4. */
    @Test
    void laysItsFilterOverTheResultAndAddsABias() {
        HostTensor y = Graphs.use(DType.FLOAT32, network(Convolution.of("up", 1, 3).strided(2), 1, 2), Map.of(
                "x", HostTensor.floats(new int[] {1, 1, 2}, 1, 10),
                "up.W", HostTensor.floats(new int[] {1, 1, 3}, 1, 2, 3),
                "up.B", HostTensor.floats(new int[] {1}, 0.5f))).get("y");
        assertArrayEquals(new int[] {1, 1, 5}, y.dims());
        double[] expected = {1.5, 2.5, 13.5, 20.5, 30.5};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], y.f64(i));
        }
    }

    private static Stream<Convolution> kinds() {
        return Stream.of(
                Convolution.of("c", 4, 3),
                Convolution.of("c", 4, 3).strided(2),
                Convolution.of("c", 4, 3).padded(),
                Convolution.of("c", 4, 4).strided(2).padded(),
                Convolution.of("c", 4, 2).strided(3).padded(),
                Convolution.of("c", 4, 3).dilated(2).padded().grouped(2),
                Convolution.of("c", 4, 3, 2).strided(2, 1).padded().grouped(2),
                Convolution.of("c", 4, 1, 3).dilated(1, 2).strided(1, 2));
    }

    /** Sums of products: those of conv(x) and y are those of x and the way back of y, with one W for both. */
    @ParameterizedTest
    @MethodSource("kinds")
    void isTheWayBackOfTheConvolution(Convolution kind) {
        int rank = kind.kernel().size();
        Convolution there = kind.withoutBias();
        Convolution back = new Convolution("c", 2, kind.kernel(), kind.strides(), kind.dilations(),
                kind.groups(), kind.isPadded(), false, null);
        int[] small = filled(rank, 4, 3);
        int[] large = sizes(back, small);
        HostTensor x = random(1, large);
        HostTensor y = random(2, small);
        int[] dims = there.dims(4, 2 / kind.groups());
        HostTensor w = random(3, dims);
        HostTensor forth = Graphs.use(DType.FLOAT64,
                c -> c.out("y", there.of(c, c.input("x", DType.FLOAT64, tail(large)))),
                Map.of("x", x, "c.W", w))
                .get("y");
        assertArrayEquals(small, forth.dims());
        HostTensor backwards = Graphs.use(DType.FLOAT64,
                c -> c.out("y", back.transposed().of(c, c.input("x", DType.FLOAT64, tail(small)))),
                Map.of("x", y, "c.W", w)).get("y");
        assertArrayEquals(large, backwards.dims());
        assertEquals(product(forth, y), product(x, backwards), 1e-9);
    }

    /** All but the batch. */
    private static int[] tail(int[] dims) {
        return Arrays.copyOfRange(dims, 1, dims.length);
    }

    private static int[] filled(int rank, int channels, int size) {
        int[] dims = new int[rank + 2];
        Arrays.fill(dims, size);
        dims[0] = 1;
        dims[1] = channels;
        return dims;
    }

    /** By the formulas of the layer's documentation. */
    private static int[] sizes(Convolution back, int[] small) {
        int[] large = small.clone();
        large[1] = back.filters();
        for (int axis = 0; axis < back.kernel().size(); axis++) {
            int extent = (back.kernel().get(axis) - 1) * back.dilations().get(axis) + 1;
            int size = small[axis + 2];
            large[axis + 2] = back.isPadded() ? size * back.strides().get(axis)
                    : (size - 1) * back.strides().get(axis) + extent;
        }
        return large;
    }

    private static HostTensor random(long seed, int... dims) {
        SplittableRandom random = new SplittableRandom(seed);
        int elements = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
        double[] values = random.doubles(elements, -1, 1).toArray();
        return Graphs.doubles(dims, values);
    }

    private static double product(HostTensor a, HostTensor b) {
        double sum = 0;
        for (int i = 0; i < a.elements(); i++) {
            sum += a.f64(i) * b.f64(i);
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void itsGradientIsThatOfDifferences(Convolution kind) {
        int[] dims = filled(kind.kernel().size(), 2, 3);
        Map<String, HostTensor> feeds = new HashMap<>();
        feeds.put("seed", HostTensor.longs(new int[0], 0));
        feeds.put("step", HostTensor.longs(new int[0], 1));
        feeds.put("x", random(1, dims));
        feeds.put("c.W", random(2, kind.dims(2, 4 / kind.groups())));
        feeds.put("c.B", random(3, 4));
        Network network = c -> {
            Value x = c.input("x", DType.FLOAT64, tail(dims));
            Value y = kind.transposed().of(c, x);
            Value loss = c.op("ReduceSum", Attributes.of("keepdims", 0), c.op("Sin", y));
            List<Value> by = List.of(x, new Value("c.W"), new Value("c.B"));
            Gradients.of(c.graph(), loss, by)
                    .forEach((name, gradient) -> c.out(name + ".gradient", gradient));
            c.out("loss", loss);
        };
        Map<String, HostTensor> results = Graphs.train(DType.FLOAT64, network, feeds);
        for (String name : List.of("x", "c.W", "c.B")) {
            HostTensor values = feeds.get(name);
            for (int i = 0; i < values.elements(); i += 3) {
                double value = values.f64(i);
                values.tensor().f64(i, value + 1e-5);
                double above = Graphs.train(DType.FLOAT64, network, feeds).get("loss").f64(0);
                values.tensor().f64(i, value - 1e-5);
                double below = Graphs.train(DType.FLOAT64, network, feeds).get("loss").f64(0);
                values.tensor().f64(i, value);
                assertEquals((above - below) / 2e-5, results.get(name + ".gradient").f64(i), 1e-8,
                        name + " " + i);
            }
        }
    }

    @Test
    void tellsWhatDoesNotFit() {
        ModelException told = assertThrows(ModelException.class,
                () -> Model.of("m", network(Convolution.of("up", 3, 3).grouped(2), 2, 9)));
        assertEquals("""
                layer 'up': its filters are none, or not the same number in each group
                expected: 1 or more in each of the groups
                got: 3 filters in 2 groups
                fix: change one of them""", told.getMessage());
    }

    private static Network network(Convolution kind, int... dims) {
        return c -> c.out("y", kind.transposed().of(c, c.input("x", DType.FLOAT32, dims)));
    }
}
