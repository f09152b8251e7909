package dev.teacup.tests.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.error.Limits;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelReader;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.onnx.NodeProto;
import dev.teacup.op.OpDef;
import dev.teacup.op.Ops;
import dev.teacup.tests.parity.SampleModels;
import dev.teacup.train.badinput.Verdict.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator with every attribute and operand abused. */
final class OperatorAbuseTest {
    private static final int SAMPLES = 2;
    private static final List<byte[]> SOUND = List.copyOf(Sound.all().values());

    static List<String> operators() {
        String only = System.getProperty("teacup.only", ".*");
        return Ops.names().stream().filter(name -> name.matches(only)).toList();
    }

    @ParameterizedTest
    @MethodSource("operators")
    void attributesMayBeAnything(String operator) {
        OpDef def = Ops.find("", operator).def();
        Contract contract = new Contract();
        for (int sample = 0; sample < SAMPLES; sample++) {
            ModelProto model = sample(operator, sample);
            for (OpDef.Parameter parameter : def.parameters()) {
                List<AttributeProto> abuses = AttributeAbuses.of(parameter, given(model, def, parameter));
                for (int i = 0; i < abuses.size(); i++) {
                    String name = operator + " " + sample + ", " + parameter.name() + " abused as "
                            + abuses.get(i).value();
                    contract.take(name, ModelWriter.bytes(with(model, def, abuses.get(i))));
                }
            }
            contract.refuses(operator + " with an attribute of no name it knows",
                    ModelWriter.bytes(with(model, def, AttributeProto.of("zzz", 1))), "zzz");
        }
        holds(contract);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void operandsMayBeAnything(String operator) {
        Contract contract = new Contract();
        for (int sample = 0; sample < SAMPLES; sample++) {
            ModelProto model = sample(operator, sample);
            for (OperandAbuses.Abuse abuse : OperandAbuses.of(model, operator)) {
                contract.take(operator + " " + sample + ", " + abuse.name(),
                        ModelWriter.bytes(abuse.model()));
            }
        }
        holds(contract);
    }

    private static void holds(Contract contract) {
        contract.holds();
        assertEquals(0, contract.count(Result.PARSE), "the writer writes what the reader refuses");
    }

    /** A model that has a node of the operator: a sample of its own where there are any. */
    private static ModelProto sample(String operator, int sample) {
        byte[] own = SampleModels.model(operator, sample, sample % 2 == 1);
        List<byte[]> files = new ArrayList<>(SOUND);
        if (own != null) {
            files.add(0, own);
        }
        for (byte[] file : files) {
            ModelProto model = read(file);
            // One that is newer than the operator set of the samples is written as what it is composed of.
            if (model.graph().node().stream().anyMatch(node -> node.opType().equals(operator))) {
                return model;
            }
        }
        throw new AssertionError("no sound model has a node " + operator);
    }

    static ModelProto read(byte[] file) {
        BufferMemory memory = BufferMemory.of(file.length, file.length);
        memory.write(0, file);
        return ModelReader.read(memory, 0, file.length, Limits.DEFAULT);
    }

    private static AttributeProto given(ModelProto model, OpDef def, OpDef.Parameter parameter) {
        for (NodeProto node : model.graph().node()) {
            for (AttributeProto attribute : node.attribute()) {
                if (node.opType().equals(def.name()) && attribute.name().equals(parameter.name())) {
                    return attribute;
                }
            }
        }
        return null;
    }

    /** The model whose nodes of the operator have the attribute. */
    private static ModelProto with(ModelProto model, OpDef def, AttributeProto attribute) {
        List<NodeProto> nodes = new ArrayList<>();
        for (NodeProto node : model.graph().node()) {
            nodes.add(node.opType().equals(def.name()) ? Edits.with(node, attribute) : node);
        }
        return Edits.withNodes(model, nodes);
    }
}
