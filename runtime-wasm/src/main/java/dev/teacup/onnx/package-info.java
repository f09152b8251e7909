/**
 * ONNX files as values, and back. {@link dev.teacup.onnx.ModelReader} reads a model that lies in a memory,
 * whatever its bytes are, into {@link dev.teacup.onnx.ModelProto}; {@link dev.teacup.onnx.ModelWriter} writes
 * one. Records are named as the messages of the specification, and tensors stay where they lie, as a
 * {@link dev.teacup.onnx.Span}. {@link dev.teacup.onnx.ProtoReader} and {@link dev.teacup.onnx.ProtoWriter}
 * know protobuf and no message. The package knows the grammar of a file and no operator, no operator set and
 * no graph rule. Imports {@code memory} and {@code error}.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>
 */
package dev.teacup.onnx;
