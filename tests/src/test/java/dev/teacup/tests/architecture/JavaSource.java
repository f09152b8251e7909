package dev.teacup.tests.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java files, parsed by the compiler and no more than that. */
final class JavaSource {
    private final SourcePositions positions;
    private final Iterable<? extends CompilationUnitTree> units;

    private JavaSource(Iterable<? extends JavaFileObject> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask) compiler.getTask(null, null, problem -> {}, List.of(), null, files);
        try {
            units = task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        positions = Trees.instance(task).getSourcePositions();
    }

    static JavaSource of(List<Path> files) {
        return new JavaSource(ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)
                .getJavaFileObjectsFromPaths(files));
    }

    static JavaSource of(String text) {
        return new JavaSource(List.of(new Text(text)));
    }

    Iterable<? extends CompilationUnitTree> units() {
        return units;
    }

    /** From the first line of {@code tree} to its last; annotations count, Javadoc does not. */
    int lines(CompilationUnitTree unit, Tree tree) {
        LineMap map = unit.getLineMap();
        return (int) (map.getLineNumber(positions.getEndPosition(unit, tree))
                - map.getLineNumber(positions.getStartPosition(unit, tree)) + 1);
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String text) {
            super(URI.create("string:///Text.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
