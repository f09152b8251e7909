package dev.teacup.onnx;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;

/** What can be wrong with the bytes of a message. {@link ProtoReader} knows where, and adds it. */
final class Damage {
    private static final String FIX = "download or export the file again";

    private Damage() {}

    static ModelException impossibleTag(long tag) {
        return new ModelException("a field's tag is impossible", "a field number from 1 to 536870911",
                tag >>> 32 != 0 ? "a tag over 32 bits" : "field number 0", FIX);
    }

    static ModelException wireType(String field, int expected, int got) {
        return new ModelException("the field " + Text.quoted(field) + " has the wrong wire type",
                WireType.name(expected), WireType.name(got), FIX);
    }

    static ModelException unknownWireType(int field, int got) {
        return new ModelException("the wire type of field " + field + " is not one of ONNX",
                "wire type 0, 1, 2 or 5", WireType.name(got), FIX);
    }

    static ModelException cut(String field, long length, int left) {
        String what = "the file is cut short or damaged: " + Text.quoted(field)
                + " runs past the end of its message";
        return length < 0
                ? new ModelException(what, "a length", "a negative length and " + left + " bytes left", FIX)
                : new ModelException(what, length + " bytes", left + " bytes left", FIX);
    }

    static ModelException cutVarint(String field, int bytes) {
        return new ModelException(
                "the file is cut short or damaged: the varint of " + Text.quoted(field)
                        + " runs past its message",
                "a whole varint", bytes + " bytes of it", FIX);
    }

    static ModelException longVarint(String field) {
        return new ModelException("the varint of " + Text.quoted(field) + " is too long",
                "at most 10 bytes and 64 bits", "more", FIX);
    }

    static ModelException over32Bits(String field, long value) {
        return new ModelException("the field " + Text.quoted(field) + " does not fit its type",
                "an integer of 32 bits", Long.toString(value), FIX);
    }

    static ModelException insideValue(String field, int valueBytes, int length) {
        return new ModelException("the field " + Text.quoted(field) + " ends inside a value",
                "a multiple of " + valueBytes + " bytes", length + " bytes", FIX);
    }

    static ModelException notUtf8(String field, int length) {
        return new ModelException("the text of " + Text.quoted(field) + " is not UTF-8", "text in UTF-8",
                length + " bytes that are none", "export the model again with names in UTF-8");
    }

    static ModelException givenTwice(String field) {
        return new ModelException("the field " + Text.quoted(field) + " is given twice", "one",
                "a second one", FIX);
    }

    static ModelException tooDeep(String field, int levels) {
        return new ModelException("the file is nested too deep",
                "at most " + levels + " levels of subgraphs or types",
                "one level more at " + Text.quoted(field),
                "flatten the model, or raise the limit");
    }

    static ModelException tooMuchHeap(long limit) {
        return new ModelException("reading the file needs more memory than the limit allows",
                "at most " + limit + " bytes", "more", "use a smaller model, or raise the limit");
    }
}
