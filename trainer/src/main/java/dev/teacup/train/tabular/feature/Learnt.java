package dev.teacup.train.tabular.feature;

import dev.teacup.op.Value;
import dev.teacup.train.layer.Context;
import dev.teacup.train.report.PageInput;
import dev.teacup.train.tabular.read.ReadColumn;
import java.util.List;

/** What the training rows taught of a column. */
sealed interface Learnt permits LearntNumber, LearntWords, LearntDate, LearntText {
    /** The name of the column. */
    String column();

    /** What the graph's inputs of this column are fed for some rows; row -1 is one that says nothing. */
    List<Feed> feeds(ReadColumn read, int[] rows);

    /** Asks for the inputs, and adds numbers made of them, each [batch, any]. */
    void addTo(Context c, List<Value> features);

    /** Adds a number for each piece of a column of numbers, which only what bends makes use of. */
    default void addPiecesTo(Context c, List<Value> pieces) {}

    /** How many pieces there are. */
    default int pieces() {
        return 0;
    }

    /** The fields of a form for it. */
    List<PageInput> fields();
}
