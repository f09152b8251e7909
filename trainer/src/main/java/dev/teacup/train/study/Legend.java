package dev.teacup.train.study;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What TensorBoard cannot guess of a recipe's tensors.
 *
 * @param tables what the rows of embedding tables are called, by the name of the parameter, such as
 *     {@code letters.table}; a table that is left out has numbers
 * @param pictures inputs of a training step that are pictures: float32 [batch, height, width] or
 *     [batch, 1 or 3, height, width], from 0 to 1
 */
public record Legend(Map<String, List<String>> tables, Set<String> pictures) {
    /** Of a recipe without tables and pictures. */
    public static final Legend NONE = new Legend(Map.of(), Set.of());

    /** Of tables alone. */
    public static Legend ofTables(Map<String, List<String>> tables) {
        return new Legend(tables, Set.of());
    }

    /** Of pictures alone. */
    public static Legend ofPictures(String... inputs) {
        return new Legend(Map.of(), Set.of(inputs));
    }
}
