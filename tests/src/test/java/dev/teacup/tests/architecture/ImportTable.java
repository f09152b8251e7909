package dev.teacup.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which package of the engine may import which, with what those import in turn; packages below one belong to
 * it.
 */
final class ImportTable {
    static final Map<String, List<String>> ENGINE = table();

    private ImportTable() {}

    /** The names that {@code name} may import besides itself. */
    static Set<String> imports(String name) {
        Set<String> all = new TreeSet<>();
        for (String direct : ENGINE.get(name)) {
            all.add(direct);
            all.addAll(imports(direct));
        }
        return all;
    }

    /** That the package {@code root.name} imports only what the table allows, and the JDK. */
    static ArchRule rule(String root, String name) {
        Set<String> allowed = imports(name);
        DescribedPredicate<JavaClass> mayImport = describe("itself, the JDK or one of " + allowed,
                other -> isPlatform(other, name) || allowed.contains(nameOf(other, root))
                        || nameOf(other, root).equals(name));
        return classes().that(describe("are in " + name, type -> nameOf(type, root).equals(name)))
                .should().onlyDependOnClassesThat(mayImport).allowEmptyShould(true);
    }

    /**
     * The name in the table of the package that holds {@code type}, or "" for one outside of {@code root}.
     */
    static String nameOf(JavaClass type, String root) {
        String inside = type.getBaseComponentType().getPackageName();
        if (!inside.startsWith(root + ".")) {
            return "";
        }
        String below = inside.substring(root.length() + 1);
        return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
    }

    private static boolean isPlatform(JavaClass type, String importer) {
        JavaClass element = type.getBaseComponentType();
        return element.isPrimitive() || element.getPackageName().startsWith("java.")
                || importer.equals("browser") && (element.getPackageName().startsWith("org.teavm.")
                        || element.getPackageName().startsWith("com.caoccao.javet."));
    }

    private static Map<String, List<String>> table() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        table.put("error", List.of());
        table.put("memory", List.of("error"));
        table.put("tensor", List.of("memory"));
        table.put("onnx", List.of("memory"));
        table.put("op", List.of("tensor"));
        table.put("ir", List.of("op"));
        table.put("load", List.of("onnx", "ir"));
        table.put("export", List.of("onnx", "ir"));
        table.put("plan", List.of("ir"));
        table.put("eval", List.of("plan"));
        table.put("pass", List.of("eval"));
        table.put("wasm", List.of("error"));
        table.put("emit", List.of("plan", "wasm"));
        table.put("exec", List.of("load", "pass", "emit"));
        table.put("browser", List.of("exec"));
        return table;
    }
}
