package dev.teacup.train.board;

import java.util.List;

/**
 * A node as the graph's tab shows it. TensorBoard draws a box around nodes whose names begin alike up to a
 * slash.
 *
 * @param name of it alone, of letters, digits, {@code .}, {@code _}, {@code -} and {@code /}
 * @param op what it computes
 * @param inputs names of nodes; {@code name:1} is the second result
 * @param shapes of its results: sizes, where -1 is one that is not known, or null where nothing is known
 * @param notes shown beside it: name and text in turn
 */
public record GraphNode(String name, String op, List<String> inputs, List<int[]> shapes,
        List<String> notes) {
    /** As TensorFlow's NodeDef. */
    Message message() {
        Message node = new Message().text(1, name).text(2, op);
        inputs.forEach(input -> node.text(3, input));
        Message list = new Message();
        for (int[] shape : shapes) {
            list.message(7, shape == null ? new Message().number(3, 1) : Values.shape(shape));
        }
        if (!shapes.isEmpty()) {
            node.entry(5, "_output_shapes", new Message().message(1, list));
        }
        for (int i = 0; i + 1 < notes.size(); i += 2) {
            node.entry(5, notes.get(i), new Message().text(2, notes.get(i + 1)));
        }
        return node;
    }
}
