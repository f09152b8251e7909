package dev.teacup.train.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that come with the program. */
final class Resource {
    /** The site's style sheet, whose look the page takes on. */
    static final String LOOK = "/META-INF/resources/look.css";

    private Resource() {}

    /** A text beside this class, or from the root on where the name begins with a slash. */
    static String text(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
