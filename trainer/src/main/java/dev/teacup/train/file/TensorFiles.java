package dev.teacup.train.file;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tensors in files of the forms that people have: {@code .pb} (TensorProto), {@code .npy}, {@code .json}. */
public final class TensorFiles {
    /** The forms, named as the files end. */
    public enum Form {
        /** A serialized TensorProto. */
        PB,
        /** NumPy's own. */
        NPY,
        /** Nested arrays. */
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private TensorFiles() {}

    /**
     * The tensor in a file.
     *
     * @param wanted what it is for; a JSON file does not say its element type
     * @throws ModelException when the file cannot be read, or holds no tensor
     */
    public static HostTensor read(Path path, Type wanted) {
        byte[] bytes = bytes(path);
        try {
            return switch (form(path)) {
                case PB -> ProtoFile.read(bytes);
                case NPY -> NpyFile.read(bytes);
                case JSON -> JsonFile.read(bytes, wanted);
            };
        } catch (ModelException e) {
            throw e.at(path.toString());
        }
    }

    /** The bytes of a file of this form. */
    public static byte[] write(String name, HostTensor tensor, Form form) {
        return switch (form) {
            case PB -> ProtoFile.write(name, tensor);
            case NPY -> NpyFile.write(tensor);
            case JSON -> JsonFile.write(tensor);
        };
    }

    private static Form form(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        for (Form form : Form.values()) {
            if (name.endsWith("." + form)) {
                return form;
            }
        }
        throw new ModelException("the form of the file is not known",
                "a name that ends in .pb, .npy or .json",
                name, "convert or rename it");
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new ModelException(path.toString(), "the file cannot be read",
                    "a file that exists and may be read",
                    Files.exists(path) ? String.valueOf(e.getMessage()) : "nothing", "check the path");
        }
    }
}
