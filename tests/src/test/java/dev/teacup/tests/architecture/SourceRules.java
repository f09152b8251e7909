package dev.teacup.tests.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** What a source file may look like. Each rule answers with its offences, one a line, or with none. */
final class SourceRules {
    static final int FILE_LINES = 400;
    static final int METHOD_LINES = 60;
    static final int COLUMNS = 110;

    private static final Pattern EMPTY_WORD = Pattern.compile("(Utils?|Helpers?|Managers?|Impl)(?![a-z])");
    private static final Pattern WISH = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
    private static final Pattern BANNER = Pattern.compile("[-=*#/~]{8,}");
    private static final Set<Tree.Kind> FINAL_BY_NATURE =
            Set.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE, Tree.Kind.ENUM, Tree.Kind.RECORD);

    private SourceRules() {}

    /** A file is short enough to be read at once. */
    static List<String> tooLong(List<String> lines) {
        return lines.size() > FILE_LINES
                ? List.of(lines.size() + " lines, at most " + FILE_LINES + ": split it by what it holds")
                : List.of();
    }

    /** Wishes belong into tickets, and a banner says that there are two files in one. */
    static List<String> noise(List<String> lines) {
        List<String> offences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (WISH.matcher(line).find()) {
                offences.add("line " + (i + 1) + ": a wish; write a ticket");
            }
            if (BANNER.matcher(line).find() && line.strip().matches("(//|/\\*|\\*|#).*")) {
                offences.add("line " + (i + 1) + ": a banner");
            }
        }
        return offences;
    }

    /** The formatter leaves comments and text blocks alone, so their length is looked at here. */
    static List<String> wide(List<String> lines) {
        List<String> offences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).codePointCount(0, lines.get(i).length()) > COLUMNS) {
                offences.add("line " + (i + 1) + ": more than " + COLUMNS + " columns");
            }
        }
        return offences;
    }

    /** A method fits a screen. */
    static List<String> longMethods(CompilationUnitTree unit, JavaSource source) {
        List<String> offences = new ArrayList<>();
        unit.accept(new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                int lines = source.lines(unit, method);
                if (lines > METHOD_LINES) {
                    offences.add(
                            "method " + method.getName() + ": " + lines + " lines, at most " + METHOD_LINES);
                }
                return super.visitMethod(method, nothing);
            }
        }, null);
        return offences;
    }

    /** A name that says nothing hides what the class is. */
    static List<String> emptyNames(CompilationUnitTree unit) {
        List<String> offences = new ArrayList<>();
        unit.accept(new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                if (EMPTY_WORD.matcher(type.getSimpleName()).find()) {
                    offences.add("class " + type.getSimpleName() + ": a name that does not say what it is");
                }
                return super.visitClass(type, nothing);
            }
        }, null);
        return offences;
    }

    /** Interfaces are for extending, classes are not. */
    static List<String> openClasses(CompilationUnitTree unit) {
        List<String> offences = new ArrayList<>();
        unit.accept(new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                Set<Modifier> flags = type.getModifiers().getFlags();
                boolean anonymous = type.getSimpleName().isEmpty();
                boolean closed = flags.contains(Modifier.FINAL) || flags.contains(Modifier.SEALED);
                if (!anonymous && !closed && !FINAL_BY_NATURE.contains(type.getKind())) {
                    offences.add("class " + type.getSimpleName() + ": neither final nor sealed");
                }
                return super.visitClass(type, nothing);
            }
        }, null);
        return offences;
    }
}
