package dev.teacup.train.compile;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;
import java.util.List;

/** {@code model.d.ts}: the inputs and outputs of a model by their names, with their types and sizes. */
final class Declarations {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmittedModel model;
    private final StringBuilder text = new StringBuilder("""
            /** A model compiled ahead of time by Teacup. */
            /** One element, a list of them, or lists of lists: they are read in order. */
            export type Elements<T> = T | readonly Elements<T>[];
            /** What a run gives says its sizes. */
            export interface Sizes {
              dims: number[];
            }
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
                  /** null is a size that only a run tells. */
                  dims: (number | null)[];
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
            Type type = model.type(value);
            String array = array(type.dtype());
            String element = element(type.dtype());
            text.append("  /** ").append(type).append(" */\n  ")
                    .append(JSON.valueToTree(value).toString()).append(": ")
                    .append(!isFed ? array + " & Sizes" : element.equals("string") ? "Elements<string>"
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
