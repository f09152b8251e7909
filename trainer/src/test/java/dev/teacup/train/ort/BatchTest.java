package dev.teacup.train.ort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final Type WORDS =
            Type.of(DType.INT64, Shape.of(Dim.named("batch"), Dim.named("letters")));

    @Test
    void tellsAnInputThatIsOfAnotherTypeOrNotThere() {
        try (Batch batch = new Batch(Map.of("word", WORDS), 2, Map.of("letters", 3))) {
            assertMessage(() -> batch.floats("word"),
                    "batch: it has no such input",
                    "expected: {word=int64[batch, letters]}",
                    "got: float32 'word'",
                    "fix: fill the inputs of the model, each with its own type");
            assertMessage(() -> batch.texts("words"),
                    "batch: it has no such input",
                    "expected: {word=int64[batch, letters]}",
                    "got: string 'words'",
                    "fix: fill the inputs of the model, each with its own type");
        }
    }

    @Test
    void tellsASizeForWhichThereIsNoRoom() {
        try (Batch batch = new Batch(Map.of("word", WORDS), 2, Map.of("letters", 3))) {
            batch.resize("letters", 1);
            assertEquals(1, batch.elements("word"));
            assertMessage(() -> batch.resize("letters", 4),
                    "dimension 'letters': the batch has no room for its size",
                    "expected: 0 to 3",
                    "got: 4",
                    "fix: make the batch for the longest sample");
        }
    }

    private static void assertMessage(Runnable mistake, String... lines) {
        ModelException told = assertThrows(ModelException.class, mistake::run);
        assertEquals(String.join("\n", lines), told.getMessage());
    }
}
