package dev.teacup.train.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSpacesTest {
    @Test
    void aTableIsLabelledByTheOnlyWordsThatAreAsMany() {
        List<Space> spaces = ModelSpaces.of(TinyModel.gathering(true, 0), List.of());
        assertEquals(1, spaces.size());
        Space space = spaces.get(0);
        assertEquals("words.table", space.name());
        assertEquals(2, space.width());
        assertEquals(8, space.rows());
        assertEquals(List.of(new Space.Column("label", TinyModel.WORDS)), space.columns());
        assertEquals(15, space.vectors()[15]);
    }

    @Test
    void aTableWithoutWordsHasNumbers() {
        Space space = ModelSpaces.of(TinyModel.gathering(false, 0), List.of()).get(0);
        assertEquals("row 7", space.columns().get(0).values().get(7));
    }

    @Test
    void whereTwoListsAreAsManyNeitherIsGuessed() {
        List<String> others = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        Space space = ModelSpaces.of(TinyModel.gathering(true, 0), List.of(others)).get(0);
        assertEquals("row 0", space.columns().get(0).values().get(0));
    }

    @Test
    void columnsThatAreGatheredAreNoTable() {
        assertEquals(List.of(), ModelSpaces.of(TinyModel.gathering(true, 1), List.of()));
    }

    @Test
    void labelledClassesHaveThePlacesOfTheirWeights() {
        Space space = ModelSpaces.of(TinyModel.scoring(), List.of(TinyModel.WORDS)).get(0);
        assertEquals("scores.W", space.name());
        assertEquals(3, space.width());
        assertArrayEquals(new float[] {1, 9, 17}, new float[] {space.vectors()[3], space.vectors()[4],
            space.vectors()[5]});
        assertEquals(List.of(), ModelSpaces.of(TinyModel.scoring(), List.of(List.of("yes", "no"))));
    }
}
