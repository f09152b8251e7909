package dev.teacup.web.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommentsTest {
    @Test
    void commentsIndentationAndEmptyLinesGo() {
        assertEquals("const a = 1;\nif (a) {\nrun(a);\n}\n",
                Comments.without(
                        "/** Says\n * much. */\nconst a = 1; // one\n\nif (a) {\n  run(/* it */a);\n}\n"));
    }

    @Test
    void whatLooksLikeACommentInAStringStays() {
        String script = "f(\"http://a\", 'it\\'s /* b */', `//c ${d + \"`\"}  \n  e`);\n";
        assertEquals(script, Comments.without(script));
    }

    @Test
    void aRegularExpressionStaysAndAQuotientIsNone() {
        String script = "g(/\\/\\*[/*]'/g, a / b / c, (a) / 2);\nreturn /\"/.test(a);\n";
        assertEquals(script, Comments.without(script));
    }

    @Test
    void aScriptWithoutCommentsStaysAsItIs() throws IOException {
        List<Path> scripts;
        try (Stream<Path> walk = Files.walk(Path.of("js"))) {
            scripts = walk.filter(file -> file.toString().endsWith(".js"))
                    .filter(file -> !file.toString().contains("node_modules")).toList();
        }
        for (Path file : scripts) {
            String bare = Comments.without(Files.readString(file));
            assertEquals(bare, Comments.without(bare), file.toString());
        }
    }
}
