package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import dev.teacup.op.Attribute;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Draws a sample of an operator. What its {@link OpDef} does not say stands here; an operator that is not in
 * the table is elementwise: its operands broadcast to one shape, and its attributes are near their defaults.
 */
final class Samples {
    private static final Map<String, Consumer<Sample>> TABLE = new LinkedHashMap<>();

    static {
        TABLE.put("BitShift", Samples::bitShift);
        TABLE.put("Cast", s -> s.feed(Casts.tensor(s)).set("to", s.dtype("T2").code()));
        TABLE.put("CastLike", s -> s.feed(Casts.tensor(s)).with(s.draw().tensor(s.dtype("T2"), 2)));
        TABLE.put("Clip", Samples::clip);
        TABLE.put("Div", Samples::divided);
        TABLE.put("Dropout", Samples::dropout);
        TABLE.put("Gelu", s -> unary(s).set("approximate", new Attribute.Text(s.draw().any("none", "tanh"))));
        TABLE.put("Mod", s -> {
            divided(s);
            s.set("fmod", s.dtype().isFloat() || s.draw().coin() ? 1 : 0);
        });
        TABLE.put("PRelu", s -> {
            int[] dims = s.draw().dims(1, 4);
            s.feed(s.draw().tensor(s.dtype(), dims))
                    .with(s.draw().tensor(s.dtype(), s.draw().broadcastTo(dims)));
        });
        TABLE.put("Pow", Samples::pow);
        TABLE.put("SwiGLU", s -> {
            int[] dims = s.draw().dims(0, 4);
            s.feed(s.draw().finite(s.dtype(), dims)).with(s.draw().finite(s.dtype(), dims)).set("alpha",
                    new Attribute.Real(s.draw().real(0.5, 2)));
        });
        TABLE.putAll(ArraySamples.table());
        TABLE.putAll(IndexSamples.table());
        TABLE.putAll(ImageSamples.table());
        TABLE.putAll(LayerSamples.table());
        TABLE.putAll(LossSamples.table());
        TABLE.putAll(QuantSamples.table());
        TABLE.putAll(WindowSamples.table());
        TABLE.putAll(RandomSamples.table());
        TABLE.putAll(RecurrentSamples.table());
        TABLE.putAll(SignalSamples.table());
        TABLE.putAll(TextSamples.table());
        TABLE.putAll(NormalizationSamples.table());
        TABLE.putAll(SelectionSamples.table());
    }

    private Samples() {}

    /** The names in the table, to find those that are no operator. */
    static Iterable<String> names() {
        return TABLE.keySet();
    }

    static Sample draw(OpDef def, long seed) {
        Sample sample = new Sample(def, new Draw(seed));
        TABLE.getOrDefault(def.name(), Samples::elementwise).accept(sample);
        return sample;
    }

    private static void elementwise(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(0, 4);
        if (draw.oneIn(20) && dims.length > 0) {
            dims[draw.below(dims.length)] = 0;
        }
        int whole = draw.below(sample.def().inputs().size());
        for (int i = 0; i < sample.def().inputs().size(); i++) {
            OpDef.Operand operand = sample.def().input(i);
            int count = operand.many() ? draw.between(1, 4) : 1;
            for (int k = 0; k < count; k++) {
                int[] own = i == whole && k == 0 ? dims : draw.broadcastTo(dims);
                HostTensor value = draw.tensor(sample.dtype(operand.type()), own);
                sample = i + k == 0 ? sample.feed(value) : sample.with(value);
            }
        }
        for (OpDef.Parameter parameter : sample.def().parameters()) {
            if (parameter.initial() instanceof Attribute.Real real && draw.coin()) {
                float near = real.value() * draw.real(0.5, 1.5) + (real.value() == 0 ? draw.real(0, 1) : 0);
                sample.set(parameter.name(), new Attribute.Real(near));
            } else if (parameter.initial() instanceof Attribute.Int && draw.coin()) {
                sample.set(parameter.name(), draw.below(2));
            }
        }
    }

    private static Sample unary(Sample sample) {
        return sample.feed(sample.draw().tensor(sample.dtype(), sample.draw().dims(0, 4)));
    }

    private static void bitShift(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(0, 3);
        sample.feed(draw.numbers(sample.dtype(), 0, 255, dims))
                .with(draw.numbers(sample.dtype(), 0, 7, draw.broadcastTo(dims)))
                .set("direction", new Attribute.Text(draw.any("LEFT", "RIGHT")));
    }

    private static void clip(Sample sample) {
        Draw draw = sample.draw();
        DType dtype = sample.dtype();
        // Without a bound ONNX Runtime makes infinities the greatest finite numbers; ONNX's own function does
        // not.
        sample.feed(draw.finite(dtype, draw.dims(0, 4)));
        sample = draw.coin() ? sample.with(draw.numbers(dtype, dtype.isUnsigned() ? 0 : -3, 2))
                : sample.without();
        if (draw.coin()) {
            sample.with(draw.numbers(dtype, 1, 5));
        }
    }

    private static void divided(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(0, 4);
        sample.feed(draw.finite(sample.dtype(), dims))
                .with(draw.nonzero(sample.dtype(), draw.broadcastTo(dims)));
    }

    private static void dropout(Sample sample) {
        Draw draw = sample.draw();
        unary(sample).outputs(draw.between(1, 2));
        if (draw.coin()) {
            boolean isTraining = draw.coin();
            double ratio = isTraining ? 0 : 0.5;
            sample.with(draw.numbers(sample.dtype("T1"), ratio, ratio)).with(truth(isTraining));
        }
    }

    private static HostTensor truth(boolean value) {
        return HostTensor.of(DType.BOOL, new int[0], new byte[] {(byte) (value ? 1 : 0)});
    }

    private static void pow(Sample sample) {
        Draw draw = sample.draw();
        int[] dims = draw.dims(0, 3);
        // Broken powers of numbers below 0 are NaN, which as an integer is nobody's to say.
        HostTensor base = sample.dtype("T1").isFloat() ? draw.numbers(sample.dtype(), 0.1, 4, dims)
                : draw.finite(sample.dtype(), dims);
        sample.feed(base).with(draw.numbers(sample.dtype("T1"), 0, 3, draw.broadcastTo(dims)));
    }
}
