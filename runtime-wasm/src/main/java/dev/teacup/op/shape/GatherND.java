package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * output[b.., i..] = data[b.., indices[b.., i..]]: the last dimension of indices holds tuples, each of which
 * picks an element or, where it is shorter than the rank of data, a slice. The first batch_dims dimensions
 * b.. are those of both.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__GatherND.html">ai.onnx GatherND, since 13</a>
 */
public final class GatherND implements Computation {
    private static final OpDef DEF = OpDef.of("GatherND").since(13).type("T", ALL).type("I", INT64)
            .in("data", "T").in("indices", "I").out("output", "T").attr("batch_dims", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Shape data = c.call().shape("data");
        Shape indices = c.call().shape("indices");
        c.rankAtLeast("data", 1);
        c.rankAtLeast("indices", 1);
        long batches = c.call().integer("batch_dims");
        int least = Math.min(data.rank(), indices.rank());
        if (batches < 0 || batches >= least) {
            throw new ModelException("the attribute 'batch_dims' is out of range",
                    "0 to " + (least - 1) + ", less than the rank of either input", Long.toString(batches),
                    "use fewer batch dimensions");
        }
        for (int i = 0; i < batches; i++) {
            c.dim("indices", i, data.dim(i), "it is a batch dimension, and 'data' is " + data);
        }
        checkTuple(c, (int) batches);
    }

    /** Refuses tuples that are empty, or longer than data has dimensions behind the batch dimensions. */
    static void checkTuple(Check c, int batches) {
        Shape indices = c.call().shape("indices");
        Dim tuple = indices.dim(indices.rank() - 1);
        int most = c.call().rank("data") - batches;
        if (tuple.isKnown() && (tuple.size() < 1 || tuple.size() > most)) {
            throw new ModelException(
                    "the last dimension of the input 'indices' is no length of a tuple of indices",
                    "1 to " + most + ", since the input 'data' is " + c.call().shape("data"),
                    indices.toString(), "reshape the indices");
        }
        ShapeOperand.checkRank(indices.rank() + most - 1L - Math.max(1, tuple.size()));
    }

    @Override
    public Type[] types(Call call) {
        int batches = (int) call.integer("batch_dims");
        Shape result = slices(call, batches);
        for (int i = 0; result.hasRank() && i < batches; i++) {
            result = result.with(i, result.dim(i).or(call.shape("data").dim(i)));
        }
        return call.results(result);
    }

    /** The dimensions of indices but the last, then those of data that the tuples leave. */
    static Shape slices(Call call, int batches) {
        Shape data = call.shape("data");
        Shape indices = call.shape("indices");
        int outer = indices.rank() - 1;
        if (!indices.dim(outer).isKnown()) {
            return Shape.UNKNOWN;
        }
        int inner = batches + (int) indices.dim(outer).size();
        Dim[] dims = new Dim[outer + data.rank() - inner];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = i < outer ? indices.dim(i) : data.dim(inner + i - outer);
        }
        return Shape.of(dims);
    }

    @Override
    public void run(Frame f, Call call) {
        int batches = (int) call.integer("batch_dims");
        Tensor data = f.in(0);
        Tensor indices = f.in(1);
        int last = indices.rank() - 1;
        int tuples = indices.elements(0, last);
        int perBatch = indices.elements(batches, last);
        int batch = data.elements(batches, data.rank());
        int slice = data.elements(batches + indices.dim(last), data.rank());
        f.burn((long) tuples * Math.max(1, slice));
        for (int tuple = 0; tuple < tuples; tuple++) {
            int from = tuple / perBatch * batch + Index.slice(indices, tuple, data, batches);
            f.out(0).copy(tuple * slice, data, from, slice);
        }
    }
}
