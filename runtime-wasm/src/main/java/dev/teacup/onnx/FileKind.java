package dev.teacup.onnx;

import dev.teacup.error.ModelException;

/**
 * Tells files of other kinds by their first bytes, before anyone reads them as a model.
 *
 * @param what the file, as in "this is ..."
 * @param fix what its owner can do
 * @param signature the first bytes as Latin-1, from {@code at} on
 */
record FileKind(String what, String fix, String signature, int at) {
    private static final String LOOK = "look at the address that it came from";
    private static final String CONVERT = "convert the model to ONNX first";

    private static final String BINARY = "write it in binary form first";

    private static final FileKind[] KINDS = {
        new FileKind("a gzip file", "unpack it first", "\u001f\u008b", 0),
        new FileKind("an xz file", "unpack it first", "\u00fd7zXZ\u0000", 0),
        new FileKind("a bzip2 file", "unpack it first", "BZh91AY&SY", 0),
        new FileKind("a zstd file", "unpack it first", "(\u00b5/\u00fd", 0),
        new FileKind("a 7z file", "unpack it first", "7z\u00bc\u00af\u0027\u001c", 0),
        new FileKind("a Git LFS pointer", "fetch the file with: git lfs pull",
                "version https://git-lfs", 0),
        new FileKind("an HDF5 file, as of Keras", CONVERT, "\u0089HDF\r\n\u001a\n", 0),
        new FileKind("an ONNX Runtime file (ORT format)", "use the ONNX file that it was made from",
                "\u0000\u0000ORTM", 2),
        new FileKind("a TFLite file (TensorFlow Lite)", CONVERT, "\u0000\u0000TFL3", 2),
        new FileKind("a safetensors file", "export the model itself: weights alone are none",
                "\u0000\u0000\u0000\u0000{", 4),
        new FileKind("a GGUF file", CONVERT, "GGUF", 0),
        new FileKind("a NumPy file", CONVERT, "\u0093NUMPY", 0),
        new FileKind("a PyTorch pickle", "export it to ONNX first", "\u0080\u0002\u008a\n", 0),
        new FileKind("a pickle", "export the model to ONNX first", "\u0080\u0003c", 0),
        new FileKind("a pickle", "export the model to ONNX first", "\u0080\u0004\u0095", 0),
        new FileKind("a pickle", "export the model to ONNX first", "\u0080\u0005\u0095", 0),
        new FileKind("a PNG image", LOOK, "\u0089PNG", 0),
        new FileKind("a JPEG image", LOOK, "\u00ff\u00d8\u00ff", 0),
        new FileKind("a PDF file", LOOK, "%PDF", 0),
        new FileKind("a WebAssembly module", LOOK, "\u0000asm", 0),
        new FileKind("ONNX in text form", BINARY, "ir_version", 0),
        new FileKind("ONNX in text form", BINARY, "opset_import", 0),
    };

    /**
     * Refuses what is known to be something else.
     *
     * @throws ModelException without a place, so that the caller can add the file's name
     */
    static void checkModel(Span file) {
        if (file.length() == 0) {
            throw new ModelException("the file is empty", "a binary ONNX model", "0 bytes", LOOK);
        }
        FileKind kind = of(file);
        if (kind != null) {
            throw new ModelException("this is " + kind.what + ", not a binary ONNX model",
                    "a binary ONNX model", kind.what, kind.fix);
        }
    }

    /** The kind, or null for a model and for what is not known. */
    private static FileKind of(Span file) {
        for (FileKind kind : KINDS) {
            if (startsWith(file, kind.at, kind.signature)) {
                return kind;
            }
        }
        if (startsWith(file, 0, "PK\u0003\u0004") || startsWith(file, 0, "PK\u0005\u0006")) {
            return zip(file);
        }
        return text(file);
    }

    private static FileKind zip(Span file) {
        if (contains(file, "data.pkl")) {
            return new FileKind("a PyTorch file (zip)", "export it to ONNX first", "", 0);
        }
        if (contains(file, "config.json") && contains(file, "model.weights.h5")) {
            return new FileKind("a Keras file (zip)", CONVERT, "", 0);
        }
        return new FileKind("a zip file", "unpack it first", "", 0);
    }

    /** Text that no model can begin with, since the wire type of its first character is none of ONNX. */
    private static FileKind text(Span file) {
        int at = startsWith(file, 0, "\u00ef\u00bb\u00bf") ? 3 : 0;
        while (at < file.length() && isSpace(file.memory().u8(file.at() + at))) {
            at++;
        }
        if (startsWith(file, at, "<")) {
            boolean onnx = contains(file, "ir_version") || contains(file, "opset_import");
            return onnx ? new FileKind("ONNX in text form", BINARY, "", 0)
                    : new FileKind("a web page (HTML) or XML", LOOK, "", 0);
        }
        if (startsWith(file, at, "{") || startsWith(file, at, "[")) {
            return new FileKind("a JSON file", LOOK, "", 0);
        }
        return isText(file) ? new FileKind("a text file", LOOK, "", 0) : null;
    }

    private static boolean isText(Span file) {
        int wireType = file.memory().u8(file.at()) & 7;
        if (wireType <= WireType.LENGTH || wireType == WireType.FIXED32) {
            return false;
        }
        for (int i = 0; i < Math.min(file.length(), 64); i++) {
            int character = file.memory().u8(file.at() + i);
            if (character > '~' || character < ' ' && !isSpace(character)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(int character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    private static boolean startsWith(Span file, int at, String signature) {
        if (file.length() - at < signature.length()) {
            return false;
        }
        for (int i = 0; i < signature.length(); i++) {
            if (file.memory().u8(file.at() + at + i) != signature.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the beginning of the file holds the name. */
    private static boolean contains(Span file, String name) {
        int most = Math.min(file.length(), 4096);
        for (int at = 0; at < most; at++) {
            if (startsWith(file, at, name)) {
                return true;
            }
        }
        return false;
    }
}
