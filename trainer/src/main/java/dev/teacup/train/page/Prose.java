package dev.teacup.train.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/**
 * A report as HTML. HTML inside of it is shown as it was typed, and a picture that is no file of the folder
 * by its description: the page asks for nothing, and runs nothing, that a report names.
 *
 * @param title the first heading, null for none
 * @param html all but that heading
 */
record Prose(String title, String html) {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    /** A wide table is scrolled by itself, by keys too. */
    private static final String SCROLLED = "<div class=\"scroll\" tabindex=\"0\"><table>";
    private static final Map<String, String> PICTURES = Map.of("svg", "image/svg+xml", "png", "image/png",
            "jpg", "image/jpeg", "gif", "image/gif", "webp", "image/webp");

    /**
     * Reads Markdown.
     *
     * @param folder with the pictures
     */
    static Prose of(String markdown, Path folder) {
        Node page = Parser.builder().extensions(TABLES).build().parse(markdown);
        Node first = page.getFirstChild();
        boolean isTitled = first instanceof Heading heading && heading.getLevel() == 1;
        String title = isTitled ? words(first) : null;
        if (isTitled) {
            first.unlink();
        }
        page.accept(new Pictures(folder));
        String html = HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true)
                .urlSanitizer(new Addresses()).build().render(page);
        return new Prose(title, html.replace("<table>", SCROLLED).replace("</table>", "</table></div>"));
    }

    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }
        });
        return words.toString();
    }

    /** Puts each picture into its address. */
    private static final class Pictures extends AbstractVisitor {
        private final Path folder;

        Pictures(Path folder) {
            this.folder = folder.toAbsolutePath().normalize();
        }

        @Override
        public void visit(Image image) {
            String address = dataAddress(image.getDestination());
            if (address == null) {
                image.insertBefore(new Text("[" + words(image) + "]"));
                image.unlink();
            } else {
                image.setDestination(address);
            }
        }

        /** Null where it is no picture in the folder. */
        private String dataAddress(String destination) {
            String type = PICTURES.get(destination.substring(destination.lastIndexOf('.') + 1)
                    .toLowerCase(Locale.ROOT));
            if (type == null || destination.contains(":") || destination.indexOf('\0') >= 0) {
                return null;
            }
            Path file = folder.resolve(destination).normalize();
            if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
                return null;
            }
            try {
                return "data:" + type + ";base64,"
                        + Base64.getEncoder().encodeToString(Files.readAllBytes(file));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** Lets the pictures' addresses through, and of links those that are usual. */
    private static final class Addresses implements UrlSanitizer {
        private final UrlSanitizer usual =
                new DefaultUrlSanitizer();

        @Override
        public String sanitizeLinkUrl(String url) {
            return usual.sanitizeLinkUrl(url);
        }

        @Override
        public String sanitizeImageUrl(String url) {
            return url.startsWith("data:image/") ? url : "";
        }
    }
}
