package dev.teacup.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineCallsTest {
    private static final JavaClasses FIXTURE = House.fixture();

    @Test
    void theEngineCallsOnlyWhatItMay() {
        EngineCalls.rule(describe("belong to the engine", EngineCallsTest::inEngine))
                .check(House.mainClasses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Formats", "Formatted", "Splits", "Matches", "Replaces", "Streams", "Reflects",
        "LooksUp", "Services", "Clock", "Times", "Rounds", "Floors", "StrictlyComputes", "EnumByName",
        "Compares"})
    void anOffenderIsNamed(String name) {
        EvaluationResult result = EngineCalls.rule(named(name)).evaluate(FIXTURE);
        assertTrue(result.hasViolation(), name + " should not pass");
        assertTrue(result.getFailureReport().toString().contains(name), result.getFailureReport().toString());
    }

    @Test
    void whatIsAllowedPasses() {
        assertFalse(EngineCalls.rule(named("Allowed")).evaluate(FIXTURE).hasViolation());
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> named(String name) {
        return describe("are " + name, type -> type.getName().endsWith("calls.Offenders$" + name));
    }

    /** The steps of the build, and what only assertions reach, are no part of the engine. */
    private static boolean inEngine(JavaClass type) {
        return !type.getPackageName().equals("dev.teacup.browser.build")
                && !type.getName().equals("dev.teacup.wasm.InstructionNames")
                && ImportTable.ENGINE.containsKey(ImportTable.nameOf(type, "dev.teacup"));
    }
}
