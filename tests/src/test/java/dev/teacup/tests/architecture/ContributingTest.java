package dev.teacup.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ContributingTest {
    private static final Pattern QUOTED = Pattern.compile("```java (\\S+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @Test
    void quotesCodeAsItIs() throws IOException {
        List<String> outdated = new ArrayList<>();
        int quotes = 0;
        for (String page : List.of("CONTRIBUTING.md", "docs/training.md")) {
            Matcher quoted = QUOTED.matcher(page(page));
            for (; quoted.find(); quotes++) {
                if (!page(quoted.group(1)).contains(quoted.group(2))) {
                    outdated.add(page + ": " + quoted.group(1));
                }
            }
        }
        assertEquals(List.of(), outdated);
        assertTrue(quotes >= 6);
    }

    @Test
    void linksToFilesThatThereAre() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : House.files(House.ROOT, ".md")) {
            Matcher link = LINK.matcher(Files.readString(file));
            while (link.find()) {
                if (!Files.exists(file.resolveSibling(link.group(1)))) {
                    broken.add(House.ROOT.relativize(file) + ": " + link.group(1));
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    private static String page(String name) throws IOException {
        return Files.readString(House.ROOT.resolve(name));
    }
}
