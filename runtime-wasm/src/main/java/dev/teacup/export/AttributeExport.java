package dev.teacup.export;

import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.Floats;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.Span;
import dev.teacup.op.Attribute;
import java.util.ArrayList;
import java.util.List;

/** Writes attributes that hold numbers and strings. */
final class AttributeExport {
    private AttributeExport() {}

    static AttributeProto.Value value(Attribute attribute) {
        if (attribute instanceof Attribute.Int integer) {
            return new AttributeProto.Int(integer.value());
        } else if (attribute instanceof Attribute.Real real) {
            return new AttributeProto.Float(real.value());
        } else if (attribute instanceof Attribute.Text text) {
            return new AttributeProto.Text(Span.of(text.value()));
        } else if (attribute instanceof Attribute.Ints integers) {
            return new AttributeProto.IntList(Longs.of(integers.values()));
        } else if (attribute instanceof Attribute.Reals reals) {
            return new AttributeProto.FloatList(Floats.of(reals.values()));
        }
        List<Span> texts = new ArrayList<>();
        for (String text : ((Attribute.Texts) attribute).values()) {
            texts.add(Span.of(text));
        }
        return new AttributeProto.TextList(texts);
    }
}
