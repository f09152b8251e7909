package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import dev.teacup.op.Attribute;
import dev.teacup.tensor.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Samples of operators of strings. */
final class TextSamples {
    private TextSamples() {}

    static Map<String, Consumer<Sample>> table() {
        Map<String, Consumer<Sample>> table = new LinkedHashMap<>();
        table.put("StringNormalizer", TextSamples::stringNormalizer);
        table.put("StringSplit", TextSamples::stringSplit);
        table.put("TfIdfVectorizer", TextSamples::tfIdfVectorizer);
        return table;
    }

    private static void stringNormalizer(Sample sample) {
        Draw draw = sample.draw();
        // Of [1, C] ONNX Runtime wants to know the 1 before it runs.
        int[] dims = {draw.between(1, 6)};
        sample.feed(words(draw, dims, "tea", "Tea", "cup", "Thé", "thé", "")).maySet("is_case_sensitive",
                draw.below(2))
                .set("case_change_action", new Attribute.Text(draw.any("NONE", "LOWER", "UPPER")));
        // ONNX Runtime asks the system for a locale, and not every one has en_US.
        sample.set("locale", new Attribute.Text("C.UTF-8"));
        if (draw.coin()) {
            sample.set("stopwords", new Attribute.Texts(draw.any("tea", "THÉ"), draw.any("Cup", "")));
        }
    }

    private static void stringSplit(Sample sample) {
        Draw draw = sample.draw();
        String delimiter = draw.any("", ",", ", ");
        // Of an empty text ONNX Runtime makes no part, ONNX's reference one empty part.
        String text = delimiter.isEmpty() ? "" : "b";
        sample.feed(words(draw, draw.dims(0, 3), "a, b", " a  b c ", "a,,b", text, "  ", ",", "tea"))
                .outputs(2).maySet("maxsplit", draw.between(1, 3))
                .set("delimiter", new Attribute.Text(delimiter));
    }

    private static HostTensor words(Draw draw, int[] dims, String... choices) {
        HostTensor made = HostTensor.of(DType.STRING, dims);
        for (int i = 0; i < made.elements(); i++) {
            made.tensor().i64(i, made.strings().handle(draw.any(choices)));
        }
        return made;
    }

    private static void tfIdfVectorizer(Sample sample) {
        Draw draw = sample.draw();
        DType dtype = sample.dtype();
        int[] dims = draw.coin() ? new int[] {draw.between(1, 12)} : new int[] {2, draw.between(1, 9)};
        sample.feed(
                dtype == DType.STRING ? words(draw, dims, "2", "3", "5") : draw.numbers(dtype, 2, 5, dims));
        int least = draw.between(1, 2);
        sample.set("min_gram_length", least).set("max_gram_length", draw.between(least, 3))
                .set("max_skip_count", draw.below(3)).set("ngram_counts", new Attribute.Ints(0, 2, 8))
                .set("mode", new Attribute.Text(draw.any("TF", "IDF", "TFIDF")));
        if (dtype == DType.STRING) {
            sample.set("pool_strings",
                    new Attribute.Texts("2", "3", "2", "3", "3", "3", "5", "2", "2", "3", "2"));
        } else {
            sample.set("pool_int64s", new Attribute.Ints(2, 3, 2, 3, 3, 3, 5, 2, 2, 3, 2));
        }
        long[] indexes = new long[6];
        int[] order = draw.permutation(6);
        for (int i = 0; i < 6; i++) {
            indexes[i] = order[i];
        }
        sample.set("ngram_indexes", new Attribute.Ints(indexes));
        if (draw.coin()) {
            sample.set("weights", new Attribute.Reals(0.5f, 2, 3, 4, 5, 6));
        }
    }
}
