package dev.teacup.train.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * What Java and a page tell each other: the length of a JSON header as u32, the header, and the bytes that
 * it describes, one behind the other. Asked: {@code {"model": bytes, "inputs": [[tensor]], "steps": whether
 * to tell of them}}; answered: {@code {"outputs": [[tensor]], "steps": [{"nodes", "isEmitted"}]}} or
 * {@code {"error": {where, what, expected, got, fix}}}. A tensor is {@code {"type", "dims", "bytes"}}, or
 * {@code "texts"} in the place of its bytes; float16 goes as float32, which loses nothing.
 */
final class Message {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Message() {}

    static byte[] question(byte[] model, List<List<HostTensor>> inputs) {
        return question(model, inputs, false);
    }

    /** @param isTellingSteps whether the answer is to tell of steps, for which the model runs again */
    static byte[] question(byte[] model, List<List<HostTensor>> inputs, boolean isTellingSteps) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(model);
        ObjectNode header = JSON.createObjectNode().put("model", model.length);
        header.put("steps", isTellingSteps);
        ArrayNode sets = header.putArray("inputs");
        for (List<HostTensor> set : inputs) {
            ArrayNode tensors = sets.addArray();
            set.forEach(tensor -> describe(tensor, tensors.addObject(), body));
        }
        return framed(header, body.toByteArray());
    }

    /** @throws ModelException when the answer is an error */
    static List<List<HostTensor>> answer(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        byte[] head = new byte[bytes.getInt()];
        bytes.get(head);
        JsonNode header = header(head);
        if (header.has("error")) {
            JsonNode error = header.get("error");
            throw new ModelException(error.path("where").asText(), error.path("what").asText(),
                    error.path("expected").asText(), error.path("got").asText(), error.path("fix").asText());
        }
        List<List<HostTensor>> sets = new ArrayList<>();
        for (JsonNode set : header.get("outputs")) {
            List<HostTensor> tensors = new ArrayList<>();
            set.forEach(tensor -> tensors.add(tensor(tensor, bytes)));
            sets.add(tensors);
        }
        return sets;
    }

    /** Adds the steps that an answer tells of. */
    static void count(byte[] message, Coverage coverage) {
        for (JsonNode step : headerOf(message).path("steps")) {
            List<String> nodes = new ArrayList<>();
            step.get("nodes").forEach(node -> nodes.add(node.asText()));
            coverage.add(nodes, step.get("isEmitted").asBoolean());
        }
        coverage.endRun();
    }

    /** What the page's clock said. */
    static Pace pace(byte[] message) {
        JsonNode header = headerOf(message);
        return new Pace(header.get("load").asDouble(), header.get("run").asDouble());
    }

    private static void describe(HostTensor tensor, ObjectNode into, ByteArrayOutputStream body) {
        into.put("type", tensor.dtype().toString());
        ArrayNode dims = into.putArray("dims");
        for (int dim : tensor.dims()) {
            dims.add(dim);
        }
        if (tensor.dtype() == DType.STRING) {
            ArrayNode texts = into.putArray("texts");
            for (int i = 0; i < tensor.elements(); i++) {
                texts.add(tensor.text(i));
            }
        } else {
            byte[] elements = tensor.dtype() == DType.FLOAT16 ? floats(tensor) : tensor.bytes();
            into.put("bytes", elements.length);
            body.writeBytes(elements);
        }
    }

    private static HostTensor tensor(JsonNode described, ByteBuffer bytes) {
        DType dtype = DType.ofText(described.get("type").asText());
        int[] dims = JSON.convertValue(described.get("dims"), int[].class);
        if (dtype == DType.STRING) {
            return HostTensor.texts(dims, JSON.convertValue(described.get("texts"), String[].class));
        }
        byte[] elements = new byte[described.get("bytes").asInt()];
        bytes.get(elements);
        return dtype == DType.FLOAT16 ? halves(dims, elements) : HostTensor.of(dtype, dims, elements);
    }

    private static byte[] floats(HostTensor halves) {
        HostTensor wide = HostTensor.of(DType.FLOAT32, halves.dims());
        for (int i = 0; i < wide.elements(); i++) {
            wide.tensor().f64(i, halves.f64(i));
        }
        return wide.bytes();
    }

    private static HostTensor halves(int[] dims, byte[] floats) {
        HostTensor wide = HostTensor.of(DType.FLOAT32, dims, floats);
        HostTensor halves = HostTensor.of(DType.FLOAT16, dims);
        for (int i = 0; i < wide.elements(); i++) {
            halves.tensor().f64(i, wide.f64(i));
        }
        return halves;
    }

    private static byte[] framed(ObjectNode header, byte[] body) {
        try {
            byte[] head = JSON.writeValueAsBytes(header);
            return ByteBuffer.allocate(Integer.BYTES + head.length + body.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(head.length).put(head).put(body).array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode headerOf(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        byte[] head = new byte[bytes.getInt()];
        bytes.get(head);
        return header(head);
    }

    private static JsonNode header(byte[] head) {
        try {
            return JSON.readTree(head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
