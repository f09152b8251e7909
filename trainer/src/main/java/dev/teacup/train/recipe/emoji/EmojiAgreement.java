package dev.teacup.train.recipe.emoji;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.data.EmojiQueries.Query;
import dev.teacup.train.ort.OrtPlatform;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Whether the engine finds what ONNX Runtime finds, and how long it takes, one query after the other as in a
 * page.
 *
 * @param queries that were asked
 * @param same for how many the same emoji are shown, in the same order
 * @param difference the largest one of the cosines
 * @param milliseconds the engine took for a query on the JVM, the median
 */
record EmojiAgreement(int queries, int same, double difference, double milliseconds) {
    private static final int ASKED = 100;

    static EmojiAgreement of(EmojiEvaluation kept) {
        List<Query> queries = kept.scores().queries();
        List<Query> asked = queries.subList(0, Math.min(ASKED, queries.size()));
        List<HostTensor> texts = asked.stream().map(query -> HostTensor.texts(new int[] {1}, query.text()))
                .toList();
        Session session = Session.open(kept.model(), Limits.DEFAULT, ExternalFiles.NONE);
        int emoji = session.signature().outputs().indexOf(EmojiNetwork.EMOJI);
        int cosines = session.signature().outputs().indexOf(EmojiNetwork.SIMILARITIES);
        double[] milliseconds = new double[asked.size()];
        double difference = 0;
        int same = 0;
        try (Platform runtime = new OrtPlatform()) {
            List<List<HostTensor>> expected =
                    runtime.run(kept.model(), texts.stream().map(List::of).toList());
            for (int row = 0; row < asked.size(); row++) {
                long start = System.nanoTime();
                Map<String, HostTensor> found = session.run(Map.of(EmojiNetwork.QUERY, texts.get(row)));
                milliseconds[row] = (System.nanoTime() - start) / 1e6;
                HostTensor shown = found.get(EmojiNetwork.EMOJI);
                HostTensor other = expected.get(row).get(emoji);
                same += IntStream.range(0, shown.elements())
                        .allMatch(place -> shown.text(place).equals(other.text(place))) ? 1 : 0;
                difference = Math.max(difference, difference(found.get(EmojiNetwork.SIMILARITIES),
                        expected.get(row).get(cosines)));
            }
        }
        Arrays.sort(milliseconds);
        return new EmojiAgreement(asked.size(), same, difference, milliseconds[asked.size() / 2]);
    }

    private static double difference(HostTensor one, HostTensor other) {
        return IntStream.range(0, one.elements()).mapToDouble(i -> Math.abs(one.f64(i) - other.f64(i))).max()
                .orElse(0);
    }
}
