package dev.teacup.onnx;

/**
 * A tensor of which only some elements are given.
 *
 * @param values [NNZ], whose name is that of the sparse tensor
 * @param indices [NNZ] or [NNZ, rank]
 * @param dims the shape of the whole
 */
public record SparseTensorProto(TensorProto values, TensorProto indices, Longs dims) {}
