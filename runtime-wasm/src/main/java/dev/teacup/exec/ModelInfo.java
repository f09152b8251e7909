package dev.teacup.exec;

import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.OperatorSetIdProto;
import dev.teacup.onnx.StringStringEntryProto;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model's file says of itself.
 *
 * @param producer the program that wrote it
 * @param opset the version of ONNX's own operator set, 0 where it imports none
 * @param metadata its entries by key
 */
public record ModelInfo(String producer, long opset, Map<String, String> metadata) {
    static ModelInfo of(ModelProto model) {
        long opset = 0;
        for (OperatorSetIdProto imported : model.opsetImport()) {
            boolean isOwn = imported.domain().isEmpty() || imported.domain().equals("ai.onnx");
            opset = isOwn ? imported.version() : opset;
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (StringStringEntryProto entry : model.metadataProps()) {
            metadata.put(entry.key(), entry.value());
        }
        return new ModelInfo(model.producerName(), opset, metadata);
    }
}
