package dev.teacup.train.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpatialLayersTest {
    private static final HostTensor IMAGE =
            HostTensor.floats(new int[] {1, 1, 2, 4}, 1, 2, 3, 4, 5, 6, 7, 8);

    @Test
    void aFilterSumsWhatItCoversAndABias() {
        HostTensor y = run(Convolution.of("c", 1, 2, 2), IMAGE, Map.of(
                "c.W", HostTensor.floats(new int[] {1, 1, 2, 2}, 1, 0, 0, 1),
                "c.B", HostTensor.floats(new int[] {1}, 0.5f)));
        assertArrayEquals(new int[] {1, 1, 1, 3}, y.dims());
        assertEquals(1 + 6 + 0.5, y.f64(0));
        assertEquals(3 + 8 + 0.5, y.f64(2));
    }

    @Test
    void paddingKeepsTheSizesOverTheStride() {
        assertEquals("float32[batch, 6, 9, 7]", type(Convolution.of("c", 6, 3, 2).padded(), 2, 9, 7));
        assertEquals("float32[batch, 6, 5, 3]",
                type(Convolution.of("c", 6, 3, 3).padded().strided(2, 3), 2, 9, 7));
        assertEquals("float32[batch, 6, 9]", type(Convolution.of("c", 6, 3).padded().dilated(2), 2, 9));
        assertEquals("float32[batch, 4, 7]", type(Convolution.of("c", 4, 3).grouped(2).withoutBias(), 2, 9));
    }

    @Test
    void aGroupHasWeightsForItsOwnChannelsOnly() {
        Model model = Model.of("m", network(Convolution.of("c", 4, 3).grouped(2).withoutBias(), 6, 9));
        assertEquals(List.of("c.W"), model.parameters().stream().map(Parameter::name).toList());
        assertArrayEquals(new int[] {4, 3, 3}, model.parameters().get(0).dims());
    }

    @Test
    void poolsTakeTheGreatestOrTheMean() {
        HostTensor greatest = run(Pool.max(2, 2), IMAGE, Map.of());
        assertArrayEquals(new int[] {1, 1, 1, 2}, greatest.dims());
        assertEquals(6, greatest.f64(0));
        assertEquals(3.5, run(Pool.mean(2, 2), IMAGE, Map.of()).f64(0));
        HostTensor overlapping = run(Pool.max(2, 2).strided(1, 1), IMAGE, Map.of());
        assertArrayEquals(new int[] {1, 1, 1, 3}, overlapping.dims());
        HostTensor all = run(Pool.globalMean(), IMAGE, Map.of());
        assertArrayEquals(new int[] {1, 1}, all.dims());
        assertEquals(4.5, all.f64(0));
        HostTensor greatestOfAll = run(Pool.globalMax(), IMAGE, Map.of());
        assertArrayEquals(new int[] {1, 1}, greatestOfAll.dims());
        assertEquals(8, greatestOfAll.f64(0));
    }

    @Test
    void tellsWhatDoesNotFit() {
        assertMessage(() -> type(Convolution.of("c", 4, 3, 3), 2, 9),
                "layer 'c': its input has another number of dimensions",
                "expected: [batch, channels, and 2 more], one for each of the kernel's",
                "got: float32[batch, 2, 9]",
                "fix: reshape it, or give the kernel as many sizes");
        assertMessage(() -> type(Convolution.of("c", 5, 3).grouped(2), 2, 9),
                "layer 'c': its filters are none, or not the same number in each group",
                "expected: 1 or more in each of the groups",
                "got: 5 filters in 2 groups",
                "fix: change one of them");
        assertMessage(() -> type(Convolution.of("c", 4, 3).grouped(2), 3, 9),
                "layer 'c': the channels of its input are not known, or do not split into the groups",
                "expected: a number that 2 divides",
                "got: float32[batch, 3, 9]",
                "fix: change one of them");
        assertMessage(() -> type(Convolution.of("c", 4, 3).strided(0), 2, 9),
                "layer 'c': its kernel, strides and dilations do not fit",
                "expected: numbers above 0, one for each dimension",
                "got: kernel [3], strides [0], dilations [1]",
                "fix: make them agree");
        assertMessage(() -> type(Pool.max(2, 2), 2, 9),
                "model: the input of a pool has another number of dimensions",
                "expected: [batch, channels, and 2 more], one for each of the window's",
                "got: float32[batch, 2, 9]",
                "fix: reshape it, or give the window as many sizes");
        assertMessage(() -> Model.of("m",
                c -> c.out("y", Convolution.of("c", 4, 3).of(c, c.input("x", DType.INT64, 2, 9)))),
                "layer 'c': its input has the wrong element type",
                "expected: float32",
                "got: int64[batch, 2, 9]",
                "fix: convert it by Cast");
    }

    private static HostTensor run(Layer layer, HostTensor x, Map<String, HostTensor> parameters) {
        Map<String, HostTensor> feeds = new HashMap<>(parameters);
        feeds.put("x", x);
        int[] dims = x.dims();
        return Graphs.use(DType.FLOAT32, network(layer, dims[1], dims[2], dims[3]), feeds).get("y");
    }

    private static String type(Layer layer, int... dims) {
        String[] type = new String[1];
        Model.of("m", c -> {
            var y = layer.of(c, c.input("x", DType.FLOAT32, dims));
            type[0] = c.type(y).toString();
            c.out("y", y);
        });
        return type[0];
    }

    private static Network network(Layer layer, int... dims) {
        return c -> c.out("y", layer.of(c, c.input("x", DType.FLOAT32, dims)));
    }

    private static void assertMessage(Runnable mistake, String... lines) {
        ModelException told = assertThrows(ModelException.class, mistake::run);
        assertEquals(String.join("\n", lines), told.getMessage());
    }
}
