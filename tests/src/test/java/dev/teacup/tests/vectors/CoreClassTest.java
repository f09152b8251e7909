package dev.teacup.tests.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.load.upgrade.Upgrades;
import dev.teacup.op.Ops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The operators of the core class, whose vectors must pass, as the index beside the vectors names them; the
 * names of old ones count that are loaded as a newer operator.
 */
final class CoreClassTest {
    private static final int OPERATORS = 188;

    @Test
    void everyOperatorIsThere() throws IOException {
        Path index = VectorFiles.folder() == null ? null : VectorFiles.folder().resolve("index.tsv");
        assumeTrue(index != null && Files.exists(index), "TEACUP_VECTORS names no vectors with an index");
        Set<String> core = new TreeSet<>();
        for (String line : Files.readAllLines(index)) {
            // test, class, kind, opset, ops, dtypes, notes
            String[] fields = line.split("\t", -1);
            if (fields[1].equals("core")) {
                core.addAll(List.of(fields[4].split(",")));
            }
        }
        assertTrue(core.size() >= OPERATORS, core.size() + " operators in the core class");
        core.removeAll(Ops.names());
        core.removeAll(Upgrades.all().keySet());
        assertEquals(Set.of(), core, "missing");
    }
}
