package dev.teacup.train.quantize;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.exec.HostTensor;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.onnx.TypeProto;
import dev.teacup.onnx.ValueInfoProto;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.ort.OrtPlatform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Learns how large values between nodes are from what a model computes for inputs, in ONNX Runtime. */
final class Ranges {
    private final List<String> names;
    private final byte[] telling;
    private final List<List<HostTensor>> calibration;

    private Ranges(ModelProto model, List<String> names, List<List<HostTensor>> calibration) {
        this.names = names;
        this.telling = ModelWriter.bytes(telling(model, names));
        this.calibration = calibration;
    }

    /**
     * The range of each value.
     *
     * @param calibration inputs, each set in the order of the model's
     * @throws ModelException when a value is NaN or infinite for one of the inputs
     */
    static Map<String, Range> of(ModelProto model, List<String> names, List<List<HostTensor>> calibration) {
        return new Ranges(model, names, calibration).learnt();
    }

    private Map<String, Range> learnt() {
        Map<String, double[]> ends = new LinkedHashMap<>();
        names.forEach(name -> ends.put(name, new double[2]));
        forEach((name, numbers) -> widen(name, ends.get(name), numbers));
        Map<String, Histogram> histograms = new LinkedHashMap<>();
        ends.forEach((name, end) -> histograms.put(name, new Histogram(end[0], end[1])));
        forEach((name, numbers) -> histograms.get(name).add(numbers));
        Map<String, Range> ranges = new LinkedHashMap<>();
        histograms.forEach((name, histogram) -> ranges.put(name, histogram.best()));
        return ranges;
    }

    private void forEach(BiConsumer<String, HostTensor> told) {
        try (Platform runtime = new OrtPlatform()) {
            for (List<HostTensor> set : calibration) {
                List<HostTensor> values = runtime.run(telling, List.of(set)).get(0);
                for (int i = 0; i < names.size(); i++) {
                    told.accept(names.get(i), values.get(i));
                }
            }
        }
    }

    private static void widen(String name, double[] ends, HostTensor numbers) {
        for (int i = 0; i < numbers.elements(); i++) {
            double number = numbers.f64(i);
            if (!Double.isFinite(number)) {
                throw new ModelException("value " + Text.quoted(name),
                        "it is no finite number for an input of the calibration", "finite numbers",
                        number + " at " + i, "leave that input out, or store the model as float16");
            }
            ends[0] = Math.min(ends[0], number);
            ends[1] = Math.max(ends[1], number);
        }
    }

    /** The model with these values as its outputs. */
    private static ModelProto telling(ModelProto model, List<String> names) {
        TypeProto floats = TypeProto.of(new TypeProto.Tensor(DataType.FLOAT, null));
        return model.with(model.graph()
                .telling(names.stream().map(name -> ValueInfoProto.of(name, floats)).toList()));
    }
}
