package dev.teacup.train.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"main.js", "tsne-worker.js"})
    void joinedModulesImportAndExportNothing(String entry) {
        String script = Modules.joined(entry);
        assertFalse(script.lines().anyMatch(line -> line.startsWith("import ") || line.startsWith("export ")),
                script);
        assertFalse(script.contains("</script"), "it would end the element that holds it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main.js"})
    void aModuleComesOnceAndBeforeWhoImportsIt(String entry) {
        String script = Modules.joined(entry);
        assertEquals(script.indexOf("// dom.js\n"), script.lastIndexOf("// dom.js\n"));
        assertTrue(script.indexOf("// dom.js\n") < script.indexOf("// chart.js\n"));
        assertTrue(script.indexOf("// chart.js\n") < script.indexOf("// main.js\n"));
    }
}
