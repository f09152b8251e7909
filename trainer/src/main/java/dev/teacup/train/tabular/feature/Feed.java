package dev.teacup.train.tabular.feature;

import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import dev.teacup.train.loop.Dataset;

/**
 * What one input of the graph is fed for some rows, [rows, 1].
 *
 * @param input its name
 * @param numbers or null
 * @param texts or null
 */
record Feed(String input, float[] numbers, String[] texts) {
    static Feed of(String input, float[] numbers) {
        return new Feed(input, numbers, null);
    }

    static Feed of(String input, String[] texts) {
        return new Feed(input, null, texts);
    }

    HostTensor tensor() {
        if (texts != null) {
            return HostTensor.texts(new int[] {texts.length, 1}, texts);
        }
        HostTensor tensor = HostTensor.of(DType.FLOAT32, numbers.length, 1);
        for (int i = 0; i < numbers.length; i++) {
            tensor.tensor().f64(i, numbers[i]);
        }
        return tensor;
    }

    Dataset addTo(Dataset dataset) {
        return texts != null ? dataset.texts(input, texts) : dataset.floats(input, numbers);
    }
}
