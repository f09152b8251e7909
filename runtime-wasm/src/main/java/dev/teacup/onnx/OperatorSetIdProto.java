package dev.teacup.onnx;

/**
 * An operator set that a model or a function uses.
 *
 * @param domain "" or {@code ai.onnx} for the operators of ONNX itself; kept as the file has it
 */
public record OperatorSetIdProto(String domain, long version) {}
