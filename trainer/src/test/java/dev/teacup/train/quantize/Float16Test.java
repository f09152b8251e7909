package dev.teacup.train.quantize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.exec.HostTensor;
import dev.teacup.onnx.ModelProto;
import dev.teacup.tensor.DType;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.ort.OrtPlatform;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Float16Test {
    /** A product with the unit matrix gives the weights back. */
    private static final OneWeight ONE = OneWeight.of("MatMul", 1, new long[] {20, 9}, 1, new int[] {20, 20});

    @Test
    void aWeightIsOffByHalfAUnitInItsLastPlaceAtMost() {
        HostTensor unit = HostTensor.of(DType.FLOAT32, ONE.fed());
        for (int i = 0; i < 20; i++) {
            unit.tensor().f64(21 * i, 1);
        }
        for (int seed = 0; seed < 20; seed++) {
            float[] weights = ONE.weights(new Random(seed));
            weights[0] = 65504;
            weights[9] = 1e-9f;
            byte[] stored = Form.FLOAT16.of(OneWeight.bytes(ONE.model(weights)), List.of());
            for (Platform platform : List.of(new OrtPlatform(), new JvmPlatform())) {
                try (platform) {
                    HostTensor y = platform.run(stored, List.of(List.of(unit))).get(0).get(0);
                    for (int i = 0; i < weights.length; i++) {
                        double most = Math.max(Math.abs(weights[i]) / 2048, Math.scalb(1.0, -25));
                        assertTrue(Math.abs(y.f64(i) - weights[i]) <= most, weights[i] + " became "
                                + y.f64(i));
                    }
                }
            }
        }
    }

    @Test
    void whatFloat16CannotHoldStaysInFloat32() {
        float[] weights = ONE.weights(new Random(1));
        weights[5] = 65520;
        ModelProto model = ONE.model(weights);
        assertEquals(model.graph(), Float16.of(model).graph());
    }

    @Test
    void aFileSaysItsFormAndHowManyWeightsAreSmaller() {
        byte[] model = OneWeight.bytes(ONE.model(ONE.weights(new Random(2))));
        assertEquals(Form.FLOAT32, Form.of(model));
        assertEquals(0, Form.smallerWeights(model));
        for (Form form : List.of(Form.FLOAT16, Form.INT8)) {
            byte[] stored = form.of(model, List.of());
            assertEquals(form, Form.of(stored));
            assertEquals(180, Form.smallerWeights(stored));
        }
        assertEquals("model.int8.onnx", Form.INT8.file());
    }
}
