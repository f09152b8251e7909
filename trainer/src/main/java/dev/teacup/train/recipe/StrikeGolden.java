package dev.teacup.train.recipe;

import dev.teacup.exec.HostTensor;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.data.Strikes;
import dev.teacup.train.file.ProtoFile;
import dev.teacup.train.ort.OrtPlatform;
import dev.teacup.train.report.Folder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * What ONNX Runtime says of some strikes of the test years, in ONNX's backend-test layout: the answers that
 * the engine has to give, too. The last one is made up of a missing speed and words that nobody reported.
 */
final class StrikeGolden {
    private static final int ROWS = 64;
    private static final String TEST = "golden/" + StrikeDescription.NAME + "/";
    private static final String DATA = TEST + "test_data_set_0/";

    private StrikeGolden() {}

    static void write(Folder folder, Strikes strikes, byte[] model) {
        int[] rows = Arrays.copyOf(strikes.split().test(), ROWS + 1);
        rows[ROWS] = -1;
        List<HostTensor> inputs = StrikeInputs.of(strikes, rows);
        List<HostTensor> outputs;
        try (Platform runtime = new OrtPlatform()) {
            outputs = runtime.run(model, List.of(inputs)).get(0);
        }
        folder.write(TEST + "model.onnx", ByteBuffer.wrap(model));
        List<String> names = StrikeInputs.names();
        for (int i = 0; i < inputs.size(); i++) {
            folder.write(DATA + "input_" + i + ".pb",
                    ByteBuffer.wrap(ProtoFile.write(names.get(i), inputs.get(i))));
        }
        folder.write(DATA + "output_0.pb",
                ByteBuffer.wrap(ProtoFile.write(StrikeNetwork.PROBABILITY, outputs.get(0))));
    }
}
