package dev.teacup.train.recipe;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.data.Drawings;
import dev.teacup.train.ort.OrtPlatform;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Whether the engine says of drawings what ONNX Runtime says, and how long it takes, one drawing after the
 * other as in a page.
 *
 * @param drawings that were asked
 * @param difference the largest one of a probability
 * @param milliseconds the engine took for a drawing on the JVM, the median
 */
record IconAgreement(int drawings, double difference, double milliseconds) {
    /** Asks both for each drawing by its first hand. */
    static IconAgreement of(Drawings drawings, byte[] model) {
        Session session = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE);
        double[] milliseconds = new double[drawings.rows()];
        double difference = 0;
        try (Platform runtime = new OrtPlatform()) {
            for (int row = 0; row < drawings.rows(); row++) {
                HostTensor sheet = IconEvaluation.tensor(Drawings.SIZE, drawings.byHand(row, 0));
                long start = System.nanoTime();
                HostTensor said = session.run(Map.of(IconFraming.DRAWING, sheet)).get(IconModel.PROBABILITY);
                milliseconds[row] = (System.nanoTime() - start) / 1e6;
                HostTensor expected = runtime.run(model, List.of(List.of(sheet))).get(0).get(0);
                for (int i = 0; i < said.elements(); i++) {
                    difference = Math.max(difference, Math.abs(said.f64(i) - expected.f64(i)));
                }
            }
        }
        Arrays.sort(milliseconds);
        return new IconAgreement(drawings.rows(), difference, milliseconds[drawings.rows() / 2]);
    }
}
