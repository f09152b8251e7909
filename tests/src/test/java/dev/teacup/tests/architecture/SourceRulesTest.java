package dev.teacup.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SourceRulesTest {
    private static final List<Path> JAVA = House.files(House.ROOT, ".java");
    private static final List<Path> CODE = House.files(House.ROOT, ".java", ".js", ".mjs", ".ts", ".css");
    private static final List<Path> MAIN =
            JAVA.stream().filter(file -> file.toString().contains("/src/main/")).toList();

    @Test
    void filesAreShort() {
        assertClean(CODE, SourceRules::tooLong);
        assertEquals(1, SourceRules.tooLong(Collections.nCopies(401, "")).size());
        assertEquals(List.of(), SourceRules.tooLong(Collections.nCopies(400, "")));
    }

    @Test
    void linesAreShortWhereTheyAreWrittenByHand() {
        assertClean(CODE.stream().filter(file -> !file.toString().endsWith(".d.ts")).toList(),
                SourceRules::wide);
        assertEquals(List.of("line 2: more than 110 columns"),
                SourceRules.wide(List.of("é".repeat(110), "x".repeat(111))));
    }

    @Test
    void thereAreNoWishesAndNoBanners() {
        assertClean(CODE.stream().filter(file -> !file.endsWith("SourceRules.java")).toList(),
                SourceRules::noise);
        List<String> offender =
                List.of("// " + "TO" + "DO: later", "todos.add(1);", "// ==========", "a = b / c;");
        assertEquals(List.of("line 1: a wish; write a ticket", "line 3: a banner"),
                SourceRules.noise(offender));
    }

    @Test
    void methodsFitAScreen() {
        assertEquals(List.of(), offences(JAVA, SourceRules::longMethods));
        JavaSource offender = JavaSource.of("class A { void f() {" + "\n".repeat(60) + "} }");
        assertEquals(List.of("method f: 61 lines, at most 60"),
                SourceRules.longMethods(offender.units().iterator().next(), offender));
    }

    @Test
    void namesSayWhatTheyName() {
        assertEquals(List.of(), offences(JAVA, (unit, source) -> SourceRules.emptyNames(unit)));
        for (String name : List.of("StringUtil", "ListUtils", "HelperOfAll", "TaskManager", "FooImpl")) {
            assertEquals(1, SourceRules.emptyNames(parsed("class " + name + " {}")).size(), name);
        }
        assertEquals(List.of(), SourceRules.emptyNames(parsed("class Utility { class Implication {} }")));
    }

    @Test
    void classesAreFinalOrSealed() {
        assertEquals(List.of(), offences(MAIN, (unit, source) -> SourceRules.openClasses(unit)));
        assertEquals(List.of("class B: neither final nor sealed"),
                SourceRules
                        .openClasses(parsed("final class A { static class B {} record C() {} enum D {} }")));
    }

    @Test
    void everyPackageSaysWhatItHolds() {
        Set<Path> silent = new TreeSet<>();
        for (Path file : MAIN) {
            if (!Files.exists(file.resolveSibling("package-info.java"))) {
                silent.add(House.ROOT.relativize(file.getParent()));
            }
        }
        assertTrue(silent.isEmpty(), "packages without package-info.java: " + silent);
        assertFalse(MAIN.isEmpty());
    }

    private static CompilationUnitTree parsed(String text) {
        return JavaSource.of(text).units().iterator().next();
    }

    private static void assertClean(List<Path> files, Function<List<String>, List<String>> rule) {
        List<String> offences = new ArrayList<>();
        for (Path file : files) {
            for (String offence : rule.apply(House.lines(file))) {
                offences.add(House.ROOT.relativize(file) + ": " + offence);
            }
        }
        assertEquals("", String.join("\n", offences));
        assertFalse(files.isEmpty());
    }

    private static List<String> offences(List<Path> files, UnitRule rule) {
        JavaSource source = JavaSource.of(files);
        List<String> offences = new ArrayList<>();
        for (CompilationUnitTree unit : source.units()) {
            Path file = Path.of(unit.getSourceFile().toUri());
            for (String offence : rule.offences(unit, source)) {
                offences.add(House.ROOT.relativize(file) + ": " + offence);
            }
        }
        return offences;
    }

    private interface UnitRule {
        List<String> offences(CompilationUnitTree unit, JavaSource source);
    }
}
