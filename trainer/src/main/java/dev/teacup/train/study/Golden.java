package dev.teacup.train.study;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.exec.Signature;
import dev.teacup.load.ExternalFiles;
import dev.teacup.tensor.DType;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.file.ProtoFile;
import dev.teacup.train.ort.OrtPlatform;
import dev.teacup.train.quantize.Form;
import dev.teacup.train.report.Folder;
import dev.teacup.train.report.Json;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a finished model is asked, so that ONNX Runtime's answers can be kept beside it in ONNX's backend-test
 * layout: the answers that the engine has to give, too.
 *
 * @param sets of inputs, each in the order of the model's signature
 */
public record Golden(List<List<HostTensor>> sets) {
    private static final double INT8_TOLERANCE = 0.01;

    /** The first row of the first set: what a page asks. */
    public List<HostTensor> one() {
        return sets.get(0).stream().map(Golden::firstRow).toList();
    }

    private static HostTensor firstRow(HostTensor rows) {
        int[] dims = rows.dims().clone();
        int elements = rows.elements() / dims[0];
        byte[] bytes = rows.dtype() == DType.STRING ? null
                : Arrays.copyOf(rows.bytes(), rows.bytes().length / dims[0]);
        dims[0] = 1;
        if (bytes != null) {
            return HostTensor.of(rows.dtype(), dims, bytes);
        }
        return HostTensor.texts(dims,
                IntStream.range(0, elements).mapToObj(rows::text).toArray(String[]::new));
    }

    /**
     * Asks ONNX Runtime, and writes {@code golden/NAME} into the folder, in place of an earlier model's. Sums
     * that differ in their last bits can fall on either side of a step where values are rounded to int8,
     * which {@code case.json} allows for.
     */
    void write(Folder folder, String name, byte[] model, Form form) {
        String test = "golden/" + name + "/";
        Signature signature = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE).signature();
        List<List<HostTensor>> answers;
        try (Platform runtime = new OrtPlatform()) {
            answers = runtime.run(model, sets);
        }
        folder.delete("golden/" + name);
        folder.write(test + "model.onnx", ByteBuffer.wrap(model));
        if (form == Form.INT8) {
            folder.write(test + "case.json",
                    Json.pretty(Map.of("tol", new TreeMap<>(Map.of("rtol", 0, "atol", INT8_TOLERANCE)))));
        }
        for (int set = 0; set < sets.size(); set++) {
            String data = test + "test_data_set_" + set + "/";
            write(folder, data + "input_", signature.inputs(), sets.get(set));
            write(folder, data + "output_", signature.outputs(), answers.get(set));
        }
    }

    private static void write(Folder folder, String prefix, List<String> names, List<HostTensor> tensors) {
        for (int i = 0; i < tensors.size(); i++) {
            folder.write(prefix + i + ".pb", ByteBuffer.wrap(ProtoFile.write(names.get(i), tensors.get(i))));
        }
    }
}
