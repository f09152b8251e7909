package dev.teacup.browser.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.caoccao.javet.interop.V8Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShrinkTest {
    /** A function {@code f} that gives a constant of four bytes, and one that nobody calls. */
    private static final String SOUND =
            "0061736d01000000" + "0105016000017f" + "0303020000" + "0705010166" + "0000"
                    + "0a0b0204004107" + "0b0400" + "41080b";

    /** The same, but for f's constant, which has eight bytes. */
    private static final String INVALID = SOUND.replace("4107", "4207");

    @TempDir
    Path folder;

    @BeforeEach
    void loadNode() {
        assumeTrue(V8Host.getNodeInstance().isLibraryLoaded(), "Javet has no Node.js for this platform");
    }

    @Test
    void leavesOutWhatNobodyCallsAndKeepsTheResult() throws IOException {
        Path engine = engine(SOUND);
        shrink(engine);
        byte[] small = Files.readAllBytes(engine);
        assertTrue(small.length < SOUND.length() / 2, small.length + " bytes");
        assertEquals(1, count(kept()));
        Files.write(kept().resolve(name(kept())), HexFormat.of().parseHex(SOUND));
        shrink(engine(SOUND));
        assertArrayEquals(HexFormat.of().parseHex(SOUND), Files.readAllBytes(engine), "what was kept");
    }

    @Test
    void tellsWhyBinaryenRefusesAndLeavesTheEngineAsItWas() throws IOException {
        Path engine = engine(INVALID);
        // As a build leaves it that was ended in the middle.
        Files.write(Files.createDirectories(kept()).resolve("unfinished"), new byte[] {1, 2, 3});
        String told = assertThrows(IOException.class, () -> shrink(engine)).getMessage();
        assertTrue(told.startsWith("Binaryen refuses " + engine + ": [wasm-validator error in function"),
                told);
        assertArrayEquals(HexFormat.of().parseHex(INVALID), Files.readAllBytes(engine));
        assertEquals(0, count(kept()));
    }

    private Path engine(String hex) throws IOException {
        return Files.write(folder.resolve("engine.wasm"), HexFormat.of().parseHex(hex));
    }

    private Path kept() {
        return folder.resolve("kept");
    }

    private void shrink(Path engine) throws IOException {
        Shrink.main(new String[] {"src/build/wasm-opt-132.js.br", kept().toString(), "true",
            engine.toString()});
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static String name(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow().getFileName().toString();
        }
    }
}
