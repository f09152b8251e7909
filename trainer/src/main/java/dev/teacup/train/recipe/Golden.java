package dev.teacup.train.recipe;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.exec.Signature;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.file.ProtoFile;
import dev.teacup.train.ort.OrtPlatform;
import dev.teacup.train.report.Folder;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a finished model is asked, so that ONNX Runtime's answers can be kept beside it in ONNX's backend-test
 * layout: the answers that the engine has to give, too.
 *
 * @param sets of inputs, each in the order of the model's signature
 */
public record Golden(List<List<HostTensor>> sets) {
    /** Asks ONNX Runtime, and writes {@code golden/NAME} into the folder. */
    void write(Folder folder, String name, byte[] model) {
        String test = "golden/" + name + "/";
        Signature signature = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE).signature();
        List<List<HostTensor>> answers;
        try (Platform runtime = new OrtPlatform()) {
            answers = runtime.run(model, sets);
        }
        folder.write(test + "model.onnx", ByteBuffer.wrap(model));
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
