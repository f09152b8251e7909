package dev.teacup.train.layer;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.export.Heading;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.load.ExternalFiles;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.Map;

/** Small graphs of layers and losses, run by our engine. */
public final class Graphs {
    private Graphs() {}

    /** The outputs of a network in a training context, which has the inputs {@code seed} and {@code step}. */
    public static Map<String, HostTensor> train(DType real, Network network, Map<String, HostTensor> feeds) {
        Workspace workspace = Workspace.create();
        GraphBuilder g = workspace.builder();
        Value seed = g.input("seed", Type.of(DType.INT64, Shape.SCALAR));
        Value step = g.input("step", Type.of(DType.INT64, Shape.SCALAR));
        network.build(Context.training(g, workspace.constants(), real, seed, step));
        return run(workspace.onnx(g.build("train"), Heading.of(21)), feeds);
    }

    /** The outputs of a network in use. */
    public static Map<String, HostTensor> use(DType real, Network network, Map<String, HostTensor> feeds) {
        Workspace workspace = Workspace.create();
        GraphBuilder g = workspace.builder();
        network.build(Context.use(g, workspace.constants(), real));
        return run(workspace.onnx(g.build("use"), Heading.of(21)), feeds);
    }

    /** A float64 tensor. */
    public static HostTensor doubles(int[] dims, double... values) {
        HostTensor tensor = HostTensor.of(DType.FLOAT64, dims);
        for (int i = 0; i < values.length; i++) {
            tensor.tensor().f64(i, values[i]);
        }
        return tensor;
    }

    private static Map<String, HostTensor> run(byte[] model, Map<String, HostTensor> feeds) {
        return Session.open(model, Limits.DEFAULT, ExternalFiles.NONE).run(feeds);
    }
}
