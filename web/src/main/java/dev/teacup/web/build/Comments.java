package dev.teacup.web.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes the comments and the indentation out of the scripts that the site serves: a third of what they weigh.
 * All else stays as it is written, names and lines among it, so that a browser's debugger shows what the
 * repository holds.
 */
public final class Comments {
    private final String script;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private Comments(String script) {
        this.script = script;
    }

    /** The one argument is the folder whose scripts are to lose their comments. */
    public static void main(String[] arguments) throws IOException {
        List<Path> scripts;
        try (Stream<Path> walk = Files.walk(Path.of(arguments[0]))) {
            scripts = walk.filter(file -> file.toString().endsWith(".js")).toList();
        }
        for (Path file : scripts) {
            String script = Files.readString(file);
            String bare = without(script);
            if (!bare.equals(script)) {
                Files.writeString(file, bare);
            }
        }
    }

    /** A script without its comments, the indentation and the empty lines. */
    public static String without(String script) {
        return new Comments(script).strip();
    }

    private String strip() {
        while (at < script.length()) {
            char c = script.charAt(at);
            if (script.startsWith("/*", at)) {
                at = script.indexOf("*/", at) + 2;
            } else if (script.startsWith("//", at)) {
                at = script.indexOf('\n', at);
            } else if (c == '"' || c == '\'' || c == '`') {
                quoted(c);
            } else if (c == '/' && isRegularExpression()) {
                regularExpression();
            } else if (c == '\n') {
                line();
            } else {
                take(1);
            }
        }
        return out.toString();
    }

    private void take(int characters) {
        out.append(script, at, at + characters);
        at += characters;
    }

    /** A string, or a template with all that is in its braces. */
    private void quoted(char quote) {
        take(1);
        while (script.charAt(at) != quote) {
            if (quote == '`' && script.startsWith("${", at)) {
                braces();
            } else {
                take(script.charAt(at) == '\\' ? 2 : 1);
            }
        }
        take(1);
    }

    private void braces() {
        int open = 0;
        do {
            char c = script.charAt(at);
            if (c == '"' || c == '\'' || c == '`') {
                quoted(c);
            } else {
                open += c == '{' ? 1 : c == '}' ? -1 : 0;
                take(1);
            }
        } while (open > 0 || script.charAt(at - 1) != '}');
    }

    /** A slash divides behind a value, and begins a regular expression elsewhere. */
    private boolean isRegularExpression() {
        String before = out.toString().stripTrailing();
        char last = before.isEmpty() ? '(' : before.charAt(before.length() - 1);
        return !Character.isJavaIdentifierPart(last) && last != ')' && last != ']'
                || before.endsWith("return");
    }

    private void regularExpression() {
        boolean isInClass = false;
        do {
            char c = script.charAt(at);
            isInClass = c == '[' || isInClass && c != ']';
            take(c == '\\' ? 2 : 1);
        } while (isInClass || script.charAt(at) != '/');
        take(1);
    }

    /** The end of a line, unless the line is empty, and the indentation of the next one. */
    private void line() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        out.setLength(end);
        if (end > 0 && out.charAt(end - 1) != '\n') {
            out.append('\n');
        }
        at++;
        while (at < script.length() && script.charAt(at) == ' ') {
            at++;
        }
    }
}
