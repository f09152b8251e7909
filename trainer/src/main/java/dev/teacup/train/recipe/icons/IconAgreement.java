package dev.teacup.train.recipe.icons;

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
import java.util.stream.IntStream;

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
        List<HostTensor> sheets = IntStream.range(0, drawings.rows())
                .mapToObj(row -> IconEvaluation.tensor(Drawings.SIZE, drawings.byHand(row, 0))).toList();
        List<List<HostTensor>> expected;
        try (Platform runtime = new OrtPlatform()) {
            expected = runtime.run(model, sheets.stream().map(List::of).toList());
        }
        Session session = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE);
        double[] milliseconds = new double[drawings.rows()];
        double difference = 0;
        for (int row = 0; row < drawings.rows(); row++) {
            Map<String, HostTensor> feeds = Map.of(IconFraming.DRAWING, sheets.get(row));
            long start = System.nanoTime();
            HostTensor said = session.run(feeds).get(IconModel.PROBABILITY);
            milliseconds[row] = (System.nanoTime() - start) / 1e6;
            HostTensor theirs = expected.get(row).get(0);
            for (int i = 0; i < said.elements(); i++) {
                difference = Math.max(difference, Math.abs(said.f64(i) - theirs.f64(i)));
            }
        }
        Arrays.sort(milliseconds);
        return new IconAgreement(drawings.rows(), difference, milliseconds[drawings.rows() / 2]);
    }
}
