package dev.teacup.train.ort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.teacup.exec.HostTensor;
import dev.teacup.export.Heading;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class WideLettersTest {
    private static final String WIDE = "\ud83d\ude00";

    /** Whether a text is the one that a model has as a constant, as 1 or 0. */
    private static Model comparesWith(String text) {
        return Model.of("compares", c -> c.out("isSame",
                c.as(c.op("Equal", c.input("text", DType.STRING), c.texts(new int[] {1}, text)),
                        DType.FLOAT32)));
    }

    private static byte[] onnx(Model model) {
        return model.onnx(new Weights(), Heading.of(Model.OPSET));
    }

    @Test
    void aConstantIsTheSameAsATextThatIsFedInTraining() {
        Model model = comparesWith(WIDE);
        try (Batch batch = new Batch(model.inputs(), 2);
                Predictor predictor = Predictor.open(onnx(model), 1)) {
            batch.texts("text")[0] = WIDE;
            batch.texts("text")[1] = "\ud83d\ude01";
            assertArrayEquals(new float[] {1, 0}, predictor.run(batch, 2).get("isSame"));
        }
    }

    @Test
    void aConstantMayBeLongAndHoldSignsOfAllLengths() {
        String text = "\0a\u00e9\u8336".repeat(20_000) + WIDE;
        HostTensor fed = HostTensor.texts(new int[] {1}, text);
        try (OrtPlatform platform = new OrtPlatform()) {
            List<List<HostTensor>> said = platform.run(onnx(comparesWith(text)), List.of(List.of(fed)));
            assertEquals(1, said.get(0).get(0).f64(0));
        }
    }

    @Test
    void aFileWithoutSuchLettersIsItself() {
        byte[] model = onnx(comparesWith("caf\u00e9"));
        assertSame(model, WideLetters.modified(model));
    }
}
