package dev.teacup.tests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.exec.HostTensor;
import dev.teacup.export.Heading;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.tests.javascript.Node;
import dev.teacup.train.layer.Activation;
import dev.teacup.train.layer.BatchNormalization;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Convolution;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Initial;
import dev.teacup.train.layer.Layer;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Pool;
import dev.teacup.train.layer.Recurrent;
import dev.teacup.train.layer.Sequential;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.quantize.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A small CNN and a GRU as {@code ./teacup compile} writes them: built here, and those of the bench where it
 * lies beside the project.
 */
@ExtendWith(WithReaders.class)
class CompiledNetworksTest {
    private static final Path BENCH =
            Path.of(System.getProperty("teacup.root")).resolve("../shared/bench/gen.mjs").normalize();
    private static final int TWELVE_KILOBYTES = 12_288;
    /** Sums of another order than that of the reference kernels, and of tiles. */
    private static final double TOLERANCE = 1e-4;
    private static final int[] PICTURE = {1, 1, 32, 32};
    private static final int[] SEQUENCE = {50, 1, 64};
    private static final int CLASSES = 160;
    private static final int DENSE = 128;
    private static final int UNITS = 128;

    @TempDir
    private Path folder;

    @Test
    void aSmallCnnGivesTheBitsOfTheEngineInTwelveKilobytes(Readers readers) throws IOException {
        Model model = Model.of("cnn", c -> {
            List<Layer> layers = new ArrayList<>();
            for (int channels : new int[] {16, 32, 64}) {
                layers.add(Convolution.of("conv" + channels, channels, 3, 3).padded().withoutBias());
                layers.add(BatchNormalization.of("norm" + channels));
                layers.add(Activation.RELU);
                layers.add(Pool.max(2, 2).strided(2, 2));
            }
            layers.add((in, x) -> in.op("Flatten", x));
            layers.add(Dense.of("dense", DENSE, Initial.glorot(1024, DENSE)));
            layers.add(Activation.RELU);
            layers.add(Dense.of("classes", CLASSES, Initial.glorot(DENSE, CLASSES)));
            Value x = c.input("x", Type.of(DType.FLOAT32, Shape.of(PICTURE)));
            c.out("y", c.op("Softmax", Sequential.of(layers.toArray(Layer[]::new)).of(c, x)));
        });
        isTheEngines(written(model), PICTURE, readers);
    }

    @Test
    void aGruGivesTheBitsOfTheEngineInTwelveKilobytes(Readers readers) throws IOException {
        Model model = Model.of("gru", c -> {
            Value x = c.input("x", Type.of(DType.FLOAT32, Shape.of(SEQUENCE)));
            Recurrent.Result read = Recurrent.gru("gru", UNITS).read(c, x, null, null);
            c.out("y", read.all());
            c.out("h", read.last());
        });
        isTheEngines(written(model), SEQUENCE, readers);
    }

    /** Its weights are turned into those of tiles. */
    @Test
    void aConvolutionByTilesGivesTheBitsOfTheEngine(Readers readers) throws IOException {
        int[] sizes = {1, 64, 28, 28};
        Model model = Model.of("tiles", c -> {
            Value x = c.input("x", Type.of(DType.FLOAT32, Shape.of(sizes)));
            c.out("y", Convolution.of("conv", sizes[1], 3, 3).padded().of(c, x));
        });
        isTheEngines(written(model), sizes, readers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cnn_small", "gru_h128"})
    void casesOfTheBenchGiveTheBitsOfTheEngineInTwelveKilobytes(String name, Readers readers)
            throws Exception {
        assumeTrue(Files.exists(BENCH), "the bench is not there");
        // It writes only where it is the file that was named, which behind a link it is not.
        Node.run(folder, List.of(BENCH.toRealPath().toString(), folder.toString(), "^" + name + "$"));
        int[] sizes = name.startsWith("cnn") ? PICTURE : SEQUENCE;
        isTheEngines(folder.resolve(name).resolve("model.onnx"), sizes, readers);
    }

    private void isTheEngines(Path model, int[] sizes, Readers readers) throws IOException {
        Random random = new Random(sizes.length);
        float[] elements = new float[(int) Shape.of(sizes).elements()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = (float) random.nextGaussian();
        }
        List<HostTensor> feeds = List.of(HostTensor.floats(sizes, elements));
        CompiledModel compiled = CompiledModel.of(model, feeds, Form.FLOAT32, folder.resolve("compiled"));
        long bytes = compiled.compressedBytes();
        assertTrue(bytes <= TWELVE_KILOBYTES, "they take " + bytes);
        double difference = compiled.difference(feeds, readers);
        assertTrue(difference < TOLERANCE, "they differ by " + difference);
        for (Object strays : compiled.strays(feeds, readers)) {
            assertEquals(0, strays);
        }
    }

    private Path written(Model model) throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, model.onnx(Weights.initial(model.parameters(), 1), Heading.of(Model.OPSET)));
        return file;
    }
}
