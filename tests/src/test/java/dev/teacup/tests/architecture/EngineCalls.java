package dev.teacup.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the engine may not use of the JDK: what makes the compiled engine many times larger (formats, regular
 * expressions, streams, reflection), what a page has not (the system), and {@code Math} whose results are not
 * the same on a JVM and in every browser. Nor may it compare what the compiled engine has no equality of.
 */
final class EngineCalls {
    private static final List<String> PACKAGES =
            List.of("java.util.regex", "java.util.stream", "java.lang.reflect", "java.time", "java.text");

    private static final Set<String> CLASSES =
            Set.of("java.lang.StrictMath", "java.util.ServiceLoader", "java.util.Formatter",
                    "java.util.Scanner");

    /** Of these classes only the named members may be used. */
    private static final Map<String, Set<String>> ONLY = Map.of(
            "java.lang.Math", Set.of("abs", "sqrt", "min", "max"),
            "java.lang.System", Set.of("arraycopy"),
            "java.lang.Class", Set.of("desiredAssertionStatus"));

    /** Of these classes the named members may not be used. */
    private static final Map<String, Set<String>> NEVER = Map.of(
            "java.lang.String",
            Set.of("format", "formatted", "split", "matches", "replaceAll", "replaceFirst", "chars",
                    "lines"));

    private EngineCalls() {}

    /** That no class matching {@code those} uses what the engine may not use. */
    static ArchRule rule(DescribedPredicate<JavaClass> those) {
        return noClasses().that(those).should()
                .dependOnClassesThat(describe("are forbidden", EngineCalls::forbidden))
                .orShould().accessTargetWhere(describe("the target is forbidden", EngineCalls::forbidden));
    }

    private static boolean forbidden(JavaClass type) {
        return CLASSES.contains(type.getName())
                || PACKAGES.stream().anyMatch(p -> within(type.getPackageName(), p));
    }

    private static boolean within(String name, String parent) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }

    private static boolean forbidden(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String member = access.getName();
        return ONLY.containsKey(owner) && !ONLY.get(owner).contains(member)
                || NEVER.getOrDefault(owner, Set.of()).contains(member) || looksUpAnEnum(access)
                || compares(access);
    }

    /** The browser's engine has no equality but that of texts, numbers, types and shapes. */
    private static boolean compares(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean hasEquality =
                owner.getPackageName().equals("java.lang") && !owner.isEquivalentTo(Object.class)
                        || owner.isEquivalentTo(Arrays.class)
                        || owner.getPackageName().equals("dev.teacup.tensor")
                                && access.getName().equals("equals");
        return isEquality(access.getName()) && !hasEquality && !isEquality(access.getOrigin().getName())
                && !access.getOriginOwner().getPackageName().equals("dev.teacup.export");
    }

    private static boolean isEquality(String method) {
        return method.equals("equals") || method.equals("hashCode");
    }

    /** The method that the compiler gives every enum may look up by name; calls of it may not. */
    private static boolean looksUpAnEnum(JavaAccess<?> access) {
        return access.getName().equals("valueOf") && access.getTargetOwner().isAssignableTo(Enum.class)
                && !access.getOrigin().getName().equals("valueOf");
    }
}
