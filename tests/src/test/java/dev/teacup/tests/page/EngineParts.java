package dev.teacup.tests.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Writes the table of docs/size.md, which tells what the engine's bytes are for; runs by its name only, on an
 * engine built with {@code -Dengine.minifying=false}.
 */
class EngineParts {
    private static final Path PAGE =
            Path.of(System.getProperty("teacup.root", ".")).resolve("docs/size.md");

    @Test
    void write() throws IOException {
        try (InputStream engine = Sizes.class.getResourceAsStream("/META-INF/resources/" + Sizes.ENGINE)) {
            ModuleParts.write(engine.readAllBytes(), PAGE);
        }
    }
}
