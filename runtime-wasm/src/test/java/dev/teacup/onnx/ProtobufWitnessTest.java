package dev.teacup.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.teacup.error.Limits;
import dev.teacup.memory.BufferMemory;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Google's own reader and writer, with the classes that its compiler made of ONNX's messages, is the witness.
 */
final class ProtobufWitnessTest {
    @Test
    void readsWhatProtobufWritesOfOurModel() throws InvalidProtocolBufferException {
        ModelProto model = SampleModel.whole();
        OnnxMl.ModelProto witness = OnnxMl.ModelProto.parseFrom(ModelWriter.bytes(model));
        assertEquals(model, Files.read(witness.toByteArray()));
    }

    @Test
    void writesFieldsThatProtobufKnows() throws InvalidProtocolBufferException {
        OnnxMl.ModelProto witness = OnnxMl.ModelProto.parseFrom(ModelWriter.bytes(SampleModel.whole()));
        assertEquals("teacup", witness.getProducerName());
        assertEquals(-3, witness.getModelVersion());
        assertEquals(21, witness.getOpsetImport(0).getVersion());
        OnnxMl.NodeProto node = witness.getGraph().getNode(0);
        assertEquals("Everything", node.getOpType());
        assertEquals("local", node.getDomain());
        assertEquals(List.of(0L, -1L, 300L, Long.MAX_VALUE), node.getAttribute(8).getIntsList());
        assertEquals(OnnxMl.AttributeProto.AttributeType.INTS, node.getAttribute(8).getType());
        assertEquals("é", node.getAttribute(9).getStrings(1).toStringUtf8());
        OnnxMl.TypeProto.Tensor type = witness.getGraph().getInput(0).getType().getTensorType();
        assertEquals("batch", type.getShape().getDim(0).getDimParam());
        assertEquals(3, type.getShape().getDim(1).getDimValue());
        assertEquals("weights.bin", witness.getGraph().getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals("elsewhere")).findFirst().orElseThrow()
                .getExternalData(0).getValue());
        assertEquals("slope", witness.getFunctions(0).getNode(0).getAttribute(0).getRefAttrName());
    }

    @Test
    void readsAModelThatProtobufMade() {
        OnnxMl.ModelProto.Builder witness = OnnxMl.ModelProto.newBuilder().setIrVersion(8).setDomain("d")
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(17))
                .addMetadataProps(OnnxMl.StringStringEntryProto.newBuilder().setKey("k").setValue("v"))
                .addTrainingInfo(OnnxMl.TrainingInfoProto.newBuilder());
        witness.getGraphBuilder().setName("g").addInitializer(floats("w", 1.5f, -2))
                .addQuantizationAnnotation(OnnxMl.TensorAnnotation.newBuilder().setTensorName("w"))
                .addNode(OnnxMl.NodeProto.newBuilder().addInput("x").addOutput("y").setOpType("Relu")
                        .addAttribute(
                                OnnxMl.AttributeProto.newBuilder().setName("axes").addInts(-1).addInts(2)
                                        .setType(OnnxMl.AttributeProto.AttributeType.INTS)));
        ModelProto model = Files.read(witness.build().toByteArray());
        assertEquals(8, model.irVersion());
        assertEquals("d", model.domain());
        assertEquals(List.of(new StringStringEntryProto("k", "v")), model.metadataProps());
        assertEquals(List.of(NodeProto.of("Relu", "", List.of("x"), List.of("y"),
                List.of(AttributeProto.ints("axes", -1, 2)))), model.graph().node());
        BufferMemory memory = BufferMemory.of(8, 8);
        model.graph().initializer().get(0).copyTo(memory, 0);
        assertEquals(1.5f, memory.f32(0));
        assertEquals(-2, memory.f32(4));
    }

    @Test
    void decodesTheNumbersThatProtobufEncodes() {
        Random random = new Random(11);
        OnnxMl.TensorProto.Builder longs =
                OnnxMl.TensorProto.newBuilder().setDataType(DataType.INT64).addDims(500);
        OnnxMl.TensorProto.Builder ints =
                OnnxMl.TensorProto.newBuilder().setDataType(DataType.INT32).addDims(500);
        BufferMemory expected = BufferMemory.of(6000, 6000);
        for (int i = 0; i < 500; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            longs.addInt64Data(value);
            ints.addInt32Data((int) value);
            expected.i64(8 * i, value);
            expected.i32(4000 + 4 * i, (int) value);
        }
        assertArrayEquals(expected.read(0, 4000), decoded(longs.build()));
        assertArrayEquals(expected.read(4000, 2000), decoded(ints.build()));
    }

    @Test
    void writesNoFieldThatProtobufDoesNotKnow() throws InvalidProtocolBufferException {
        OnnxMl.ModelProto witness = OnnxMl.ModelProto.parseFrom(ModelWriter.bytes(SampleModel.whole()));
        assertEquals(List.of(), unknownFields(witness));
        assertEquals(witness,
                OnnxMl.ModelProto.parseFrom(ModelWriter.bytes(Files.read(witness.toByteArray()))));
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of(Fields.Model.class, OnnxMl.ModelProto.getDescriptor(), Set.of("training_info")),
                Arguments.of(Fields.OperatorSet.class, OnnxMl.OperatorSetIdProto.getDescriptor(), Set.of()),
                Arguments.of(Fields.Entry.class, OnnxMl.StringStringEntryProto.getDescriptor(), Set.of()),
                Arguments.of(Fields.Function.class, OnnxMl.FunctionProto.getDescriptor(), Set.of()),
                Arguments.of(Fields.Graph.class, OnnxMl.GraphProto.getDescriptor(),
                        Set.of("quantization_annotation")),
                Arguments.of(Fields.Node.class, OnnxMl.NodeProto.getDescriptor(), Set.of()),
                Arguments.of(Fields.Attribute.class, OnnxMl.AttributeProto.getDescriptor(), Set.of()),
                Arguments.of(Fields.Tensor.class, OnnxMl.TensorProto.getDescriptor(), Set.of()),
                Arguments.of(Fields.Sparse.class, OnnxMl.SparseTensorProto.getDescriptor(), Set.of()),
                Arguments.of(Fields.ValueInfo.class, OnnxMl.ValueInfoProto.getDescriptor(), Set.of()),
                Arguments.of(Fields.Type.class, OnnxMl.TypeProto.getDescriptor(), Set.of()),
                Arguments.of(Fields.TensorType.class, OnnxMl.TypeProto.Tensor.getDescriptor(), Set.of()),
                Arguments.of(Fields.TensorType.class, OnnxMl.TypeProto.SparseTensor.getDescriptor(),
                        Set.of()),
                Arguments.of(Fields.ElementType.class, OnnxMl.TypeProto.Sequence.getDescriptor(), Set.of()),
                Arguments.of(Fields.ElementType.class, OnnxMl.TypeProto.Optional.getDescriptor(), Set.of()),
                Arguments.of(Fields.MapType.class, OnnxMl.TypeProto.Map.getDescriptor(), Set.of()),
                Arguments.of(Fields.OpaqueType.class, OnnxMl.TypeProto.Opaque.getDescriptor(), Set.of()),
                Arguments.of(Fields.Shape.class, OnnxMl.TensorShapeProto.getDescriptor(), Set.of()),
                Arguments.of(Fields.Dimension.class, OnnxMl.TensorShapeProto.Dimension.getDescriptor(),
                        Set.of()));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void knowsEveryFieldByItsNumber(Class<?> fields, Descriptor message, Set<String> dropped)
            throws Exception {
        Map<String, Integer> expected = new TreeMap<>();
        for (FieldDescriptor field : message.getFields()) {
            if (!dropped.contains(field.getName())) {
                expected.put(field.getName(), field.getNumber());
            }
        }
        Map<String, Integer> actual = new TreeMap<>();
        for (Field field : fields.getDeclaredFields()) {
            actual.put(field.getName().toLowerCase(Locale.ROOT), field.getInt(null));
        }
        assertEquals(expected, actual);
    }

    @Test
    void knowsElementAndAttributeTypesByTheirNumbers() {
        for (OnnxMl.TensorProto.DataType type : OnnxMl.TensorProto.DataType.values()) {
            assertEquals(type.name(), DataType.name(type.getNumber()));
        }
        for (OnnxMl.AttributeProto.AttributeType type : OnnxMl.AttributeProto.AttributeType.values()) {
            assertEquals(type.name(), AttributeType.name(type.getNumber()));
        }
    }

    /** The unknown fields of a message and of all messages in it. */
    private static List<String> unknownFields(Message message) {
        List<String> unknown = new ArrayList<>();
        for (Integer number : message.getUnknownFields().asMap().keySet()) {
            unknown.add(message.getDescriptorForType().getName() + " " + number);
        }
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            List<?> values =
                    field.getKey().isRepeated() ? (List<?>) field.getValue() : List.of(field.getValue());
            for (Object value : values) {
                if (value instanceof Message inner) {
                    unknown.addAll(unknownFields(inner));
                }
            }
        }
        return unknown;
    }

    private static OnnxMl.TensorProto floats(String name, float... values) {
        OnnxMl.TensorProto.Builder tensor =
                OnnxMl.TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT)
                        .addDims(values.length);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor.build();
    }

    private static byte[] decoded(OnnxMl.TensorProto witness) {
        TensorProto tensor = TensorReader.read(Span.of(witness.toByteArray()), Limits.DEFAULT);
        BufferMemory memory = BufferMemory.of((int) tensor.bytes(), tensor.bytes());
        tensor.copyTo(memory, 0);
        return memory.read(0, (int) tensor.bytes());
    }
}
