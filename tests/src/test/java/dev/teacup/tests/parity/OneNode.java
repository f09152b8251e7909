package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import dev.teacup.export.Exporter;
import dev.teacup.export.Heading;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.List;

/**
 * A model of one node. Types that the Java API of ONNX Runtime has no tensors of go in and out as int64, by
 * Cast.
 */
record OneNode(Graph graph, Constants constants) {
    private static final int MOST_BYTES = 1 << 20;

    /** Where the constants of a small model lie. */
    static Constants constants(int bytes) {
        Arena arena = new Arena(BufferMemory.of(1 << 10, bytes), Arena.ALIGNMENT, bytes);
        return new Constants(arena, new Strings());
    }

    static boolean isFed(DType dtype) {
        return dtype != DType.UINT16 && dtype != DType.UINT32 && dtype != DType.UINT64;
    }

    /** @param isOpen whether the model's inputs have ranks only, and no sizes */
    static OneNode of(Sample sample, boolean isOpen) {
        Constants constants = constants(MOST_BYTES);
        GraphBuilder builder = new GraphBuilder(constants);
        List<Sample.Operand> operands = sample.operands();
        Value[] values = new Value[operands.size()];
        for (int i = 0; i < values.length; i++) {
            HostTensor value = operands.get(i).value();
            if (value != null) {
                values[i] = operands.get(i).isConstant() ? builder.constant(copy(value, constants))
                        : input(builder, "in_" + i, value, isOpen);
            }
        }
        Value[] results = builder.ops(sample.def().name(), sample.outputs(), sample.attributes(), values);
        for (int i = 0; i < results.length; i++) {
            boolean isFed = isFed(builder.type(results[i]).dtype());
            builder.out("out_" + i, isFed ? results[i] : builder.as(results[i], DType.INT64));
        }
        return new OneNode(builder.build("one"), constants);
    }

    private static Value input(GraphBuilder builder, String name, HostTensor value, boolean isOpen) {
        Shape shape = isOpen ? Shape.ofRank(value.dims().length) : Shape.of(value.dims());
        DType fed = isFed(value.dtype()) ? value.dtype() : DType.INT64;
        return builder.as(builder.input(name, Type.of(fed, shape)), value.dtype());
    }

    /** A copy among the constants. */
    static Tensor copy(HostTensor value, Constants constants) {
        Tensor copy = constants.tensor(value.dtype(), value.dims());
        if (value.dtype() == DType.STRING) {
            for (int i = 0; i < value.elements(); i++) {
                copy.i64(i, constants.strings().handle(value.text(i)));
            }
        } else {
            copy.memory().write(copy.at(), value.bytes());
        }
        return copy;
    }

    byte[] model(int opset) {
        return ModelWriter.bytes(Exporter.export(graph, constants, Heading.of(opset)));
    }
}
