package dev.teacup.train.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final Map<String, Object> SETTINGS =
            Json.map(new Choice(16, .25, new int[] {7, 5}, "gru"));

    @TempDir
    Path folder;

    private record Choice(int units, double rate, int[] sizes, String cell) {}

    @Test
    void tellsMeanAndSpreadOfTheSeedsOfOneSetting() {
        Ledger ledger = Ledger.of(SETTINGS, "ab").with(1, Map.of("test", Map.of("auc", .8)))
                .with(2, Map.of("test", Map.of("auc", .82, "ap", .4)))
                .with(1, Map.of("test", Map.of("auc", .78)));
        assertEquals("0.800 ± 0.028", ledger.figure("test", "auc").text());
        assertEquals("0.400", ledger.figure("test", "ap").text());
        assertNull(ledger.figure("validation", "auc"));
        assertEquals(2, ledger.count());
    }

    @Test
    void goesOnOnlyWithTheSameSettingsAndData() {
        new Folder(folder).write(Ledger.of(SETTINGS, "ab").with(1, Map.of("test", Map.of("auc", .8))));
        Ledger read = new Folder(folder).ledger();
        assertEquals(1, Ledger.of(SETTINGS, "ab", read).count());
        assertEquals(0, Ledger.of(SETTINGS, "cd", read).count());
        Map<String, Object> other = Json.map(new Choice(16, .5, new int[] {7, 5}, "gru"));
        assertEquals(0, Ledger.of(other, "ab", read).count());
        assertEquals(0, Ledger.of(SETTINGS, "ab", null).count());
    }

    @Test
    void aFolderWithoutATrainingHasNeitherAccountNorLedger() {
        assertNull(new Folder(folder).ledger());
        assertNull(new Folder(folder).account());
    }
}
