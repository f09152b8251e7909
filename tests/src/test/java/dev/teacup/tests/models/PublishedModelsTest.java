package dev.teacup.tests.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Models whose data forbids commercial use are served from the repository, and stay out of every package. */
class PublishedModelsTest {
    private static final Path ROOT = Path.of(System.getProperty("teacup.root"));

    @Test
    void aModelOfNonCommercialDataIsInNoPackage() throws Exception {
        List<String> bound = new ArrayList<>();
        try (Stream<Path> cards = Files.find(ROOT.resolve("models"), 2,
                (path, of) -> path.endsWith("card.md"))) {
            for (Path card : cards.toList()) {
                if (Files.readString(card).contains("no commercial")) {
                    bound.add("META-INF/resources/models/" + card.getParent().getFileName() + "/**");
                }
            }
        }
        assertEquals(List.of("META-INF/resources/models/films/**"), bound);
        assertTrue(excluded().containsAll(bound), excluded().toString());
    }

    @Test
    void theGalleryOfAPackageShowsNoModelThatThePackageLeavesOut() throws Exception {
        for (JsonNode model : new ObjectMapper().readTree(ROOT.resolve("models/index.json").toFile())
                .get("models")) {
            String folder = "META-INF/resources/models/" + model.get("name").asText() + "/**";
            // The gallery asks for the terms, and shows a model that has some only where they are served.
            assertEquals(excluded().contains(folder), model.has("terms"), folder);
            assertTrue(!model.has("terms")
                    || Files.exists(ROOT.resolve("models/" + model.get("terms").asText())));
        }
    }

    /** GroupLens asks that its terms go along, and that its work is named. */
    @Test
    void theFilmsBringTheTermsOfTheirData() throws Exception {
        Path films = ROOT.resolve("models/films");
        assertTrue(Files.readString(films.resolve("README.txt")).contains("Usage License"));
        assertTrue(Files.readString(films.resolve("card.md")).contains("https://doi.org/10.1145/2827872"));
    }

    private static List<String> excluded() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(ROOT.resolve("models/pom.xml").toFile());
        NodeList found = (NodeList) XPathFactory.newInstance().newXPath().evaluate(
                "//plugin[artifactId='maven-jar-plugin']//exclude", pom, XPathConstants.NODESET);
        List<String> excluded = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            excluded.add(found.item(i).getTextContent());
        }
        return excluded;
    }
}
