package dev.teacup.tests.wasm;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.teacup.emit.TileModule;
import dev.teacup.web.browser.Browser;
import dev.teacup.web.browser.BrowserPage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Measures in each browser how fast tiles of different sizes multiply, and writes it down for
 * docs/performance.md; runs by its name only.
 */
class TileFigures {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SCRIPT = "dev/teacup/tests/wasm/speed.js";
    private static final Path FILE =
            Path.of(System.getProperty("teacup.root"), "target/performance/tiles.json");
    private static final double FLOPS =
            2.0 * TileModule.ROWS * TileModule.COLUMNS * TileModule.INNER * TileModule.TIMES;

    /** Rows and vectors. */
    private static final int[][] SIZES =
            {{1, 8}, {2, 4}, {3, 2}, {4, 2}, {5, 2}, {6, 2}, {8, 1}, {3, 3}, {4, 3}, {3, 4}, {4, 4}};

    @Test
    void write() throws IOException {
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        for (Browser browser : Browser.values()) {
            if (browser.installed()) {
                try (BrowserPage page = BrowserPage.open(browser, SCRIPT)) {
                    for (boolean isRelaxed : new boolean[] {false, true}) {
                        figures.put(browser + (isRelaxed ? " fast" : " strict"), gigaflops(page, isRelaxed));
                    }
                }
            }
        }
        Files.createDirectories(FILE.getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(FILE.toFile(), figures);
    }

    /** By the rows and columns of the tile; without those that the browser cannot run. */
    private static Map<String, Double> gigaflops(BrowserPage page, boolean isRelaxed) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int[] size : SIZES) {
            byte[] module = TileModule.of(size[0], size[1], isRelaxed);
            byte[] asked = ByteBuffer.allocate(4 + module.length).order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(TileModule.PAGES).put(module).array();
            String ms = new String(page.call("time", asked, PATIENCE), StandardCharsets.UTF_8);
            if (!ms.isEmpty()) {
                figures.put(size[0] + "x" + 4 * size[1], FLOPS / Double.parseDouble(ms) / 1e6);
            }
        }
        return figures;
    }
}
