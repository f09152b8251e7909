package dev.teacup.ir.text;

import dev.teacup.ir.Graph;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads the attributes of a node: {@code {axis = 1, alpha = 0.5}}. */
final class AttributeParser {
    private final Scanner in;
    private final TypeParser types;
    private final ElementParser elements;
    private final Supplier<Graph> subgraph;

    AttributeParser(Scanner in, TypeParser types, ElementParser elements, Supplier<Graph> subgraph) {
        this.in = in;
        this.types = types;
        this.elements = elements;
        this.subgraph = subgraph;
    }

    /** All of a node; they stand between braces, with commas or ends of lines between them. */
    Attributes all() {
        in.expect("{");
        Map<String, Attribute> all = new LinkedHashMap<>();
        in.skip(true);
        while (!in.take("}")) {
            String key = in.nameOr("the name of an attribute");
            in.expect("=");
            if (all.put(key, value()) != null) {
                throw in.refuse("the attribute " + key + " is given twice", "every attribute once",
                        "remove one");
            }
            in.take(",");
            in.skip(true);
        }
        return Attributes.of(all);
    }

    private Attribute value() {
        if (in.sees("\"")) {
            return new Attribute.Text(in.string());
        } else if (in.take("[")) {
            return list();
        }
        String word = in.word("a number, a string, a list, a tensor or a graph");
        if (word.equals("graph")) {
            return new Attribute.Graph(subgraph.get());
        } else if (in.sees("[") || word.equals("sequence")) {
            return empty(word);
        }
        return isReal(word) ? new Attribute.Real(real(word)) : new Attribute.Int(integer(word));
    }

    /** An empty list by its kind, or a tensor by its type. */
    private Attribute empty(String word) {
        boolean isList = word.equals("ints") || word.equals("floats") || word.equals("strings");
        if (!isList) {
            in.back(word);
            return tensor();
        }
        in.expect("[");
        in.expect("]");
        return word.equals("ints") ? new Attribute.Ints()
                : word.equals("floats") ? new Attribute.Reals() : new Attribute.Texts();
    }

    private Attribute tensor() {
        Type type = types.type();
        in.expect("(");
        Attribute tensor = new Attribute.Constant(elements.tensor(type));
        in.expect(")");
        return tensor;
    }

    private Attribute list() {
        List<String> words = new ArrayList<>();
        boolean areTexts = in.sees("\"");
        do {
            words.add(areTexts ? in.string() : in.word("a number"));
        } while (in.take(","));
        in.expect("]");
        if (areTexts) {
            return new Attribute.Texts(words.toArray(new String[0]));
        }
        return isReal(words.get(0)) ? reals(words) : integers(words);
    }

    private Attribute reals(List<String> words) {
        float[] values = new float[words.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = real(words.get(i));
        }
        return new Attribute.Reals(values);
    }

    private Attribute integers(List<String> words) {
        long[] values = new long[words.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = integer(words.get(i));
        }
        return new Attribute.Ints(values);
    }

    /** Floats show a point, an exponent, or the name of a number that is none. */
    private static boolean isReal(String word) {
        return word.indexOf('.') >= 0 || word.indexOf('E') >= 0 || word.indexOf('N') >= 0
                || word.indexOf('I') >= 0;
    }

    private float real(String word) {
        try {
            return Float.parseFloat(word);
        } catch (NumberFormatException e) {
            throw in.refuse("'" + word + "' is no number", "a float, such as 0.5", "write a number");
        }
    }

    private long integer(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw in.refuse("'" + word + "' is no integer", "an integer, or a float with a point",
                    "write a number");
        }
    }
}
