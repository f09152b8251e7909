package dev.teacup.train.quantize;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelReader;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.StringStringEntryProto;
import dev.teacup.onnx.TensorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a file stores the weights of a model. */
public enum Form {
    /** As they were learnt. */
    FLOAT32,
    /** Half of the bytes. */
    FLOAT16,
    /** A quarter of the bytes. */
    INT8;

    private static final String METADATA_KEY = "teacup.form";

    /** As options, files and reports spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file beside {@code model.onnx} for this form of it. */
    public String file() {
        return "model." + this + ".onnx";
    }

    /**
     * The form that a file says it has, float32 where it says nothing.
     *
     * @throws dev.teacup.error.ModelException when the bytes are no model
     */
    public static Form of(byte[] model) {
        for (StringStringEntryProto entry : read(model).metadataProps()) {
            for (Form form : values()) {
                if (entry.key().equals(METADATA_KEY) && entry.value().equals(form.toString())) {
                    return form;
                }
            }
        }
        return FLOAT32;
    }

    /**
     * A model in this form; the file says so.
     *
     * @param model a file with weights in float32
     * @param calibration inputs, each set in the order of the model's, to learn how large values between
     *     nodes are; where there are none, only weights are stored in 8 bits
     * @throws dev.teacup.error.ModelException when a weight is NaN or infinite, lies in another file, or when
     *     the operator set is older than what the form needs
     */
    public byte[] of(byte[] model, List<List<HostTensor>> calibration) {
        return switch (this) {
            case FLOAT32 -> model;
            case FLOAT16 -> written(Float16.of(read(model)));
            case INT8 -> written(Int8.of(read(model), calibration));
        };
    }

    /** How many weights a file stores in fewer bytes than those of float32. */
    public static long smallerWeights(byte[] model) {
        return smallerWeights(read(model).graph());
    }

    private static long smallerWeights(GraphProto graph) {
        long weights = graph.initializer().stream()
                .filter(constant -> constant.dataType() == DataType.INT8
                        || constant.dataType() == DataType.FLOAT16)
                .mapToLong(TensorProto::elements).sum();
        for (NodeProto node : graph.node()) {
            weights += Uses.graphs(node).stream().mapToLong(Form::smallerWeights).sum();
        }
        return weights;
    }

    private byte[] written(ModelProto model) {
        List<StringStringEntryProto> metadata = new ArrayList<>(model.metadataProps());
        metadata.add(new StringStringEntryProto(METADATA_KEY, toString()));
        return ModelWriter.bytes(model.with(metadata));
    }

    private static ModelProto read(byte[] model) {
        Span file = Span.of(model);
        return ModelReader.read(file.memory(), file.at(), file.length(), Limits.DEFAULT);
    }
}
