package dev.teacup.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpsTest {
    @Test
    void listsEveryOperatorThatThereIs() throws Exception {
        Set<String> listed = new TreeSet<>();
        for (Op op : Ops.all()) {
            listed.add(op.getClass().getName());
        }
        assertEquals(operatorClasses(), listed);
    }

    @Test
    void namesEachClassAsItsOperator() {
        for (Op op : Ops.all()) {
            assertEquals(op.def().name(), op.getClass().getSimpleName());
        }
    }

    @Test
    void listsEachOperatorOnce() {
        Set<String> names = new HashSet<>();
        for (Op op : Ops.all()) {
            assertTrue(names.add(op.def().name()), op.def().name() + " is there twice");
        }
    }

    @Test
    void findsOperatorsByTheirNames() {
        for (Op op : Ops.all()) {
            assertEquals(op, Ops.find(op.def().domain(), op.def().name()));
        }
        assertEquals(null, Ops.find("", "add"));
        assertEquals(null, Ops.find("com.example", "Add"));
    }

    @Test
    void givesEveryOperandAndResultATypeVariableThatItDeclares() {
        for (Op op : Ops.all()) {
            OpDef def = op.def();
            for (List<OpDef.Operand> side : List.of(def.inputs(), def.outputs())) {
                for (OpDef.Operand operand : side) {
                    assertFalse(def.dtypes(operand.type()).mask() == 0, def.name() + " " + operand.name());
                }
            }
        }
    }

    /** The engine without the rare ones has to run whatever it knows. */
    @Test
    void composesNoCommonOperatorOfARareOne() throws IOException {
        Set<String> rare = new HashSet<>();
        for (Op op : RareOps.all()) {
            rare.add(op.def().name());
        }
        // Names of expressions and of activations are no nodes.
        Set<String> others = Set.of("RareOps", "Primitive", "Activation");
        List<String> found = new ArrayList<>();
        for (String folder : List.of("op", "pass")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/teacup", folder))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    String type = file.getFileName().toString().replace(".java", "");
                    boolean isLeftOut = rare.contains(type) || others.contains(type);
                    String source = isLeftOut ? "" : Files.readString(file);
                    rare.stream().filter(name -> source.contains('"' + name + '"'))
                            .forEach(name -> found.add(type + " speaks of " + name));
                }
            }
        }
        assertEquals(List.of(), found, "make these common, in Ops");
    }

    private static Set<String> operatorClasses() throws IOException, URISyntaxException {
        Path classes = Path.of(Ops.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes.resolve("dev/teacup/op"))) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
                String name = classes.relativize(file).toString().replace('/', '.').replace('\\', '.');
                Class<?> type = load(name.substring(0, name.length() - ".class".length()));
                if (Op.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    found.add(type.getName());
                }
            }
        }
        return found;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Ops.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
