package dev.teacup.eval;

import dev.teacup.op.Frame;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Sequences;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one node finds when it runs. */
public final class NodeFrame implements Frame {
    private final Reference reference;
    private final Tensor[] in;
    private final Tensor[] out;
    private final DType[] dtypes;
    private final List<Tensor[]> kept = new ArrayList<>();

    /**
     * @param in the operands, null where left out
     * @param out the places of the results; null where nobody wants one, or where the node makes it
     * @param dtypes the element types of the results, where the node may make some; else null
     */
    public NodeFrame(Reference reference, Tensor[] in, Tensor[] out, DType[] dtypes) {
        this.reference = reference;
        this.in = in;
        this.out = out;
        this.dtypes = dtypes;
    }

    /** The arrays of tensors that are needed until the node is done. */
    public List<Tensor[]> kept() {
        return kept;
    }

    @Override
    public int inputs() {
        return in.length;
    }

    @Override
    public Tensor in(int index) {
        return index < in.length ? in[index] : null;
    }

    @Override
    public Tensor out(int index) {
        return index < out.length ? out[index] : null;
    }

    @Override
    public Tensor allocate(int index, int... sizes) {
        if (out[index] == null) {
            out[index] = tensor(dtypes[index], sizes);
        }
        require(out[index].dtype(), sizes, index);
        return out[index];
    }

    @Override
    public Tensor tensor(DType dtype, int... sizes) {
        return reference.constants().tensor(dtype, sizes);
    }

    @Override
    public void give(int index, Tensor value) {
        Tensor place = out(index);
        if (place == null) {
            if (dtypes != null && index < out.length) {
                out[index] = value;
            }
            return;
        }
        require(value.dtype(), value.dims(), index);
        if (place.at() != value.at()) {
            burn(place.elements());
        }
        place.copy(0, value, 0, place.elements());
    }

    /** What a node makes is what its operator said of it. */
    private void require(DType dtype, int[] sizes, int index) {
        if (out[index].dtype() != dtype || !Arrays.equals(out[index].dims(), sizes)) {
            throw new AssertionError("result " + index + " was known as " + out[index]);
        }
    }

    @Override
    public Tensor[] sequence(int index) {
        return sequences().get((int) in[index].i64(0));
    }

    @Override
    public void giveSequence(int index, Tensor... elements) {
        if (out(index) != null) {
            out[index].i64(0, sequences().add(elements));
        }
    }

    @Override
    public Strings strings() {
        return reference.constants().strings();
    }

    @Override
    public void burn(long work) {
        reference.budget().burn(work);
    }

    @Override
    public long draw(long numbers) {
        return reference.budget().draw(numbers);
    }

    @Override
    public void turn() {
        reference.budget().turn();
    }

    @Override
    public void keep(Tensor[] values) {
        kept.add(values);
    }

    private Sequences sequences() {
        return reference.sequences();
    }
}
