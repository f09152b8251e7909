package dev.teacup.train.recipe.icons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.exec.HostTensor;
import dev.teacup.export.Heading;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.data.Drawings;
import dev.teacup.train.data.picture.Picture;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.ort.OrtPlatform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IconFramingTest {
    private static final Model FRAMING = Model.of("framing",
            c -> c.out("pictures", IconFraming.pictures(c, IconFraming.input(c))));

    @Test
    void leavesAPictureThatIsFramedAlready() {
        float[] circle = Picture.of(new Ellipse2D.Double(0, 0, 1, 1)).ink();
        float[] flat = Picture.of(new Rectangle2D.Double(0, 0, 14, 4)).ink();
        assertArrayEquals(circle, framed(32, circle), 1e-6f);
        assertArrayEquals(flat, framed(32, flat), 1e-6f);
    }

    @Test
    void cutsScalesAndCentres() {
        // 56 by 28 pixels of ink, off the middle of a sheet of 96: 28 by 14 in the middle of 32.
        float[] sheet = new float[96 * 96];
        for (int y = 60; y < 88; y++) {
            Arrays.fill(sheet, y * 96 + 3, y * 96 + 59, 1);
        }
        float[] expected = Picture.of(new Rectangle2D.Double(0, 0, 28, 14)).ink();
        assertArrayEquals(expected, framed(96, sheet), 1e-5f);
    }

    @Test
    void enlargesWhatIsSmall() {
        float[] sheet = new float[40 * 40];
        sheet[7 * 40 + 9] = 1;
        float[] framed = framed(40, sheet);
        assertEquals(1, framed[16 * 32 + 16], 0.05);
        assertTrue(framed[2 * 32 + 2] < framed[9 * 32 + 9], "darkest in the middle");
        assertTrue(framed[0] < 0.25);
    }

    @Test
    void makesPaperOfPaper() {
        assertArrayEquals(new float[32 * 32], framed(50, new float[50 * 50]));
    }

    @Test
    void knowsNothingOfABlankSheetAndTakesEachSheetForItself() {
        IconNetwork network = new IconNetwork(7, IconFit.Hyperparameters.CHOSEN);
        Model model = Model.of("icons", new IconModel(network));
        byte[] onnx = model.onnx(Weights.initial(model.parameters(), 1), Heading.of(Model.OPSET));
        Drawings drawings = Drawings.shipped();
        int pixels = Drawings.SIZE * Drawings.SIZE;
        float[] sheets = new float[3 * pixels];
        System.arraycopy(drawings.byHand(3, 1), 0, sheets, 0, pixels);
        System.arraycopy(drawings.byHand(9, 1), 0, sheets, pixels, pixels);
        List<HostTensor> all = List.of(IconEvaluation.tensor(Drawings.SIZE, sheets));
        HostTensor engine = new JvmPlatform().run(onnx, List.of(all)).get(0).get(0);
        HostTensor runtime = new OrtPlatform().run(onnx, List.of(all)).get(0).get(0);
        List<HostTensor> second =
                List.of(IconEvaluation.tensor(Drawings.SIZE, Arrays.copyOfRange(sheets, pixels, 2 * pixels)));
        HostTensor alone = new JvmPlatform().run(onnx, List.of(second)).get(0).get(0);
        boolean differs = false;
        for (int i = 0; i < 7; i++) {
            assertEquals(1 / 7.0, engine.f64(14 + i), 1e-6);
            assertEquals(alone.f64(i), engine.f64(7 + i), 0);
            differs |= Math.abs(engine.f64(i) - engine.f64(7 + i)) > 1e-4;
        }
        assertTrue(differs, "two drawings, one answer");
        for (int i = 0; i < engine.elements(); i++) {
            assertEquals(runtime.f64(i), engine.f64(i), 1e-5);
        }
    }

    private static float[] framed(int size, float[] ink) {
        byte[] onnx = FRAMING.onnx(new Weights(), Heading.of(Model.OPSET));
        try (Platform engine = new JvmPlatform()) {
            HostTensor pictures =
                    engine.run(onnx, List.of(List.of(IconEvaluation.tensor(size, ink)))).get(0).get(0);
            float[] framed = new float[pictures.elements()];
            for (int i = 0; i < framed.length; i++) {
                framed[i] = (float) pictures.f64(i);
            }
            return framed;
        }
    }
}
