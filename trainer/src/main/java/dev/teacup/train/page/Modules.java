package dev.teacup.train.page;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins modules of this package's resources to one script, for a page that has no server to ask for others.
 * They share one scope then, so no two may declare the same name; they import by names only, and export only
 * declarations.
 */
final class Modules {
    private static final Pattern IMPORT =
            Pattern.compile("^import \\{[^}]*} from \"\\./([a-z-]+\\.js)\";\\n", Pattern.MULTILINE);
    private static final Pattern DECLARED =
            Pattern.compile("^(?:export )?(?:const|let|class|function) (\\w+)", Pattern.MULTILINE);
    private static final Pattern EXPORT = Pattern.compile("^export ", Pattern.MULTILINE);

    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> declared = new HashSet<>();
    private final StringBuilder script = new StringBuilder();

    private Modules() {}

    /** The module {@code entry} after all that it imports. */
    static String joined(String entry) {
        Modules modules = new Modules();
        modules.add(entry);
        return modules.script.toString();
    }

    private void add(String module) {
        if (!names.add(module)) {
            return;
        }
        String source = Resource.text(module);
        for (Matcher imported = IMPORT.matcher(source); imported.find();) {
            add(imported.group(1));
        }
        for (Matcher name = DECLARED.matcher(source); name.find();) {
            if (!declared.add(name.group(1))) {
                throw new IllegalStateException(module + ": another module declares " + name.group(1));
            }
        }
        String rest = EXPORT.matcher(IMPORT.matcher(source).replaceAll("")).replaceAll("");
        script.append("// ").append(module).append('\n').append(rest).append('\n');
    }
}
