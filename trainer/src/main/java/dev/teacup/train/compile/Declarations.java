package dev.teacup.train.compile;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.teacup.plan.Place;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import java.util.List;

/** {@code model.d.ts}: the inputs and outputs of a model by their names, with their types and sizes. */
final class Declarations {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmittedModel model;
    private final StringBuilder text = new StringBuilder("""
            /** A model compiled ahead of time by Teacup. */
            /** One element, a list of them, or lists of lists: they are read in order. */
            export type Elements<T> = T | readonly Elements<T>[];
            """);

    private Declarations(EmittedModel model) {
        this.model = model;
    }

    static String of(EmittedModel model) {
        Declarations declarations = new Declarations(model);
        declarations.fields("Inputs", model.session().signature().inputs(), true);
        declarations.fields("Outputs", model.session().signature().outputs(), false);
        return declarations.text.append("""
                export interface Signature {
                  name: string;
                  type: string;
                  dims: number[];
                }
                export const inputs: Signature[];
                export const outputs: Signature[];
                /** Fetches the model, which lies beside the script. */
                export function load(): Promise<{ run(feeds: Inputs): Outputs }>;
                """).toString();
    }

    private void fields(String name, List<String> values, boolean isFed) {
        text.append("export interface ").append(name).append(" {\n");
        for (String value : values) {
            Place place = model.main().place(value);
            String array = array(place.dtype());
            String element = element(place.dtype());
            text.append("  /** ").append(place.dtype()).append(Shape.of(place.sizes())).append(" */\n  ")
                    .append(JSON.valueToTree(value).toString()).append(": ")
                    .append(!isFed ? array : element.equals("string") ? "Elements<string>"
                            : "Elements<" + element + "> | " + array)
                    .append(";\n");
        }
        text.append("}\n");
    }

    private static String element(DType dtype) {
        return switch (dtype) {
            case STRING -> "string";
            case INT64, UINT64 -> "number | bigint";
            case BOOL -> "boolean | number";
            default -> "number";
        };
    }

    /** The JavaScript array that holds elements; truths are bytes, and float16 the bits of each. */
    private static String array(DType dtype) {
        return switch (dtype) {
            case STRING -> "string[]";
            case FLOAT32 -> "Float32Array";
            case FLOAT64 -> "Float64Array";
            case INT64 -> "BigInt64Array";
            case UINT64 -> "BigUint64Array";
            case FLOAT16 -> "Uint16Array";
            case BOOL -> "Uint8Array";
            default -> (dtype.toString().startsWith("u") ? "Uint" : "Int") + 8 * dtype.bytes() + "Array";
        };
    }
}
