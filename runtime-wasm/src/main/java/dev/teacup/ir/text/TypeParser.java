package dev.teacup.ir.text;

import dev.teacup.error.Text;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;

/** Reads types: {@code float32[batch, 3]}. */
final class TypeParser {
    private final Scanner in;

    TypeParser(Scanner in) {
        this.in = in;
    }

    Type type() {
        String word = in.word("a type, such as float32[2, 3]");
        if (word.equals("sequence")) {
            in.expect("(");
            Type element = type();
            in.expect(")");
            return Type.sequence(element.dtype(), element.shape());
        }
        return Type.of(dtype(word), shape());
    }

    private DType dtype(String word) {
        DType dtype = DType.ofText(word);
        if (dtype == null) {
            in.back(word);
            List<String> known = new ArrayList<>();
            for (DType other : DType.values()) {
                known.add(other.toString());
            }
            String meant = Text.didYouMean(word, known);
            throw in.refuse("the element type is not known", "one of " + String.join(", ", known),
                    meant.isEmpty() ? "use one of these" : meant);
        }
        return dtype;
    }

    private Shape shape() {
        in.expect("[");
        if (in.take(Notation.MORE)) {
            in.expect("]");
            return Shape.UNKNOWN;
        }
        List<Dim> dims = new ArrayList<>();
        while (!in.take("]")) {
            if (!dims.isEmpty()) {
                in.expect(",");
            }
            dims.add(dim());
        }
        return Shape.of(dims.toArray(new Dim[0]));
    }

    private Dim dim() {
        String name = null;
        if (in.sees("\"")) {
            name = in.string();
        } else if (!in.take("?")) {
            String word = in.word("a size, a name or ?");
            if (!Notation.isLetter(word.charAt(0))) {
                return Dim.of(number(word));
            }
            name = word;
        }
        long most = in.take("<=") ? number(in.word("a bound")) : Long.MAX_VALUE;
        return new Dim(Dim.OPEN, name, most);
    }

    private long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            in.back(word);
            throw in.refuse("this is no size", "digits", "write a size; a name begins with a letter");
        }
    }
}
