package dev.teacup.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImportTableTest {
    private static final JavaClasses MAIN = House.mainClasses();
    private static final JavaClasses FIXTURE = House.fixture();

    static Stream<String> packages() {
        return ImportTable.ENGINE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageImportsWhatTheTableAllows(String name) {
        ImportTable.rule("dev.teacup", name).check(MAIN);
    }

    @Test
    void everyPackageOfTheEngineStandsInTheTable() {
        Set<String> unknown = new TreeSet<>();
        for (JavaClass type : MAIN) {
            unknown.add(ImportTable.nameOf(type, "dev.teacup"));
        }
        unknown.removeAll(ImportTable.ENGINE.keySet());
        unknown.removeAll(Set.of("train", "web"));
        assertTrue(unknown.isEmpty(), "packages that the import table does not know: " + unknown);
    }

    @Test
    void importsOfImportsAreAllowed() {
        assertEquals(Set.of("tensor", "memory", "error"), ImportTable.imports("op"));
        assertEquals(Set.of(), ImportTable.imports("error"));
    }

    @ParameterizedTest
    @CsvSource({"error, Memory", "tensor, ArchRule", "wasm, Tensor", "memory, Address"})
    void anOffenderIsNamed(String name, String imported) {
        EvaluationResult result = ImportTable.rule(House.FIXTURE, name).evaluate(FIXTURE);
        assertTrue(result.hasViolation(), name + " should not pass");
        assertTrue(result.getFailureReport().toString().contains(imported),
                result.getFailureReport().toString());
    }

    @ParameterizedTest
    @CsvSource({"op", "browser"})
    void whatTheTableAllowsPasses(String name) {
        assertFalse(ImportTable.rule(House.FIXTURE, name).evaluate(FIXTURE).hasViolation());
    }

    @Test
    void onlyBrowserImportsTeaVM() {
        noClasses().that().resideOutsideOfPackage("dev.teacup.browser..")
                .should().dependOnClassesThat().resideInAPackage("org.teavm..").check(MAIN);
    }

    @Test
    void onlyTrainOrtImportsOnnxRuntime() {
        noClasses().that().resideOutsideOfPackage("dev.teacup.train.ort..")
                .should().dependOnClassesThat().resideInAPackage("ai.onnxruntime..").check(MAIN);
    }

    @Test
    void packagesOfTheTrainerDependOneWay() {
        slices().matching("dev.teacup.train.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void theServerKnowsNoTrainer() {
        noClasses().that().resideInAPackage("dev.teacup.web..")
                .should().dependOnClassesThat().resideInAPackage("dev.teacup.train..")
                .allowEmptyShould(true).check(MAIN);
    }
}
