package dev.teacup.tests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The gallery's list beside what it leads to, without a browser. */
class GalleryTest {
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]*\\]\\(([^)]+)\\)");

    @Test
    void aPageBearsTheTitleThatTheGalleryGivesIt() throws IOException {
        for (JsonNode model : models()) {
            String title = model.get("title").asText();
            String page = text(model.get("page").asText());
            assertTrue(page.contains("<title>" + title + " · Teacup</title>"), title);
            assertTrue(page.contains("<h1>" + title + "</h1>"), title);
        }
    }

    @Test
    void thePicturesOfAReportAreServedBesideIt() throws IOException {
        for (JsonNode model : models()) {
            String folder = "models/" + model.get("name").asText() + "/";
            int pictures = 0;
            for (Matcher found = PICTURE.matcher(text(folder + "report.md")); found.find(); pictures++) {
                assertTrue(text(folder + found.group(1)).startsWith("<svg"), found.group(1));
            }
            assertTrue(pictures > 0, folder);
        }
    }

    private static JsonNode models() throws IOException {
        JsonNode models = new ObjectMapper().readTree(text("models/index.json")).get("models");
        assertEquals("birdstrikes", models.get(0).get("name").asText());
        return models;
    }

    private static String text(String path) throws IOException {
        try (InputStream in = GalleryTest.class.getResourceAsStream("/META-INF/resources/" + path)) {
            assertNotNull(in, path);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
