package dev.teacup.ir.text;

import dev.teacup.ir.Constants;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/** Reads the elements of constants. */
final class ElementParser {
    private final Scanner in;
    private final Constants constants;

    ElementParser(Scanner in, Constants constants) {
        this.in = in;
        this.constants = constants;
    }

    /** A tensor of this type, whose elements follow. */
    Tensor tensor(Type type) {
        if (!type.isKnown() || type.isSequence()) {
            throw in.refuse("a constant has a size that is not known",
                    "a size for every dimension, not " + type,
                    "write the sizes");
        }
        Tensor tensor = constants.tensor(type.dtype(), type.shape().sizes());
        for (int i = 0; i < tensor.elements(); i++) {
            if (in.sees(Notation.MORE)) {
                throw in.refuse("the constant is shortened", tensor.elements() + " elements",
                        "print the graph in full to read it again");
            }
            read(tensor, i);
        }
        return tensor;
    }

    private void read(Tensor tensor, int index) {
        if (tensor.dtype() == DType.STRING && !in.take("#")) {
            tensor.i64(index, constants.strings().handle(in.string()));
            return;
        }
        String word = in.word("element " + index + " of " + tensor.elements());
        try {
            switch (tensor.dtype()) {
                case FLOAT32, FLOAT16 -> tensor.f64(index, Float.parseFloat(word));
                case FLOAT64 -> tensor.f64(index, Double.parseDouble(word));
                case BOOL -> tensor.i64(index, truth(word));
                case STRING -> tensor.i64(index, handle(word));
                case UINT64 -> tensor.i64(index, Long.parseUnsignedLong(word));
                default -> tensor.i64(index, integer(word, tensor.dtype()));
            }
        } catch (NumberFormatException e) {
            in.back(word);
            throw in.refuse("this is no element of its type", "one of " + tensor.dtype(),
                    "write such a value");
        }
    }

    private static long truth(String word) {
        if (!word.equals("true") && !word.equals("false")) {
            throw new NumberFormatException();
        }
        return word.equals("true") ? 1 : 0;
    }

    private long handle(String word) {
        int handle = Integer.parseInt(word);
        if (handle < 0 || handle >= constants.strings().mark()) {
            throw new NumberFormatException();
        }
        return handle;
    }

    private static long integer(String word, DType dtype) {
        long value = Long.parseLong(word);
        if (dtype.wrap(value) != value) {
            throw new NumberFormatException();
        }
        return value;
    }
}
