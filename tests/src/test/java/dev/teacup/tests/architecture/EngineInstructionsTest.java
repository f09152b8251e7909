package dev.teacup.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.teacup.tensor.Num;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two operators on float and double that TeaVM compiles to something else than Java's: {@code -x} becomes
 * {@code 0 - x}, wrong for zeros, and {@code x % y} a call of a function that no page provides. The engine
 * uses {@code Num.negate} and {@code Num.fmod}.
 */
class EngineInstructionsTest {
    private static final Set<String> WRONG = Set.of("dneg", "fneg", "drem", "frem");

    @Test
    void theEngineHasNoOperatorThatABrowserWouldAnswerDifferently() throws Exception {
        List<String> classes = classes(Num.class, "");
        assertFalse(classes.isEmpty());
        assertEquals(List.of(), offenders(classes));
    }

    @Test
    void anOffenderIsNamed() throws Exception {
        List<String> expected = List.of("static double negated(double);", "static float rest(float, float);");
        assertEquals(expected, offenders(classes(Offender.class, "Test$Offender")));
    }

    /**
     * The class files beside a class, as javap takes them: in a folder, or in a jar where the build has one.
     */
    private static List<String> classes(Class<?> one, String name) throws IOException, URISyntaxException {
        Path place = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
            return classes(place, name);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return classes(jar.getPath("/"), name);
        }
    }

    private static List<String> classes(Path root, String name) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(name + ".class"))
                    .map(file -> file.toUri().toString()).toList();
        }
    }

    /** The methods with a wrong instruction, as javap prints them. */
    private static List<String> offenders(List<String> classes) {
        List<String> found = new ArrayList<>();
        String method = "";
        for (String line : disassembled(classes)) {
            if (line.endsWith(";") && line.startsWith("  ") && !line.startsWith("   ")) {
                method = line.strip();
            } else if (WRONG.contains(line.substring(line.lastIndexOf(' ') + 1))) {
                found.add(method);
            }
        }
        return found;
    }

    private static List<String> disassembled(List<String> classes) {
        List<String> arguments = new ArrayList<>(List.of("-c", "-p"));
        arguments.addAll(classes);
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        assertEquals(0, javap.run(writer, writer, arguments.toArray(String[]::new)));
        return out.toString().lines().toList();
    }

    static final class Offender {
        static double negated(double x) {
            return -x;
        }

        static float rest(float x, float y) {
            return x % y;
        }

        static long allowed(long x, long y) {
            return -x % y;
        }
    }
}
