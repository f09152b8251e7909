package dev.teacup.train.data;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * The fonts of the icon packs, each read once. They are on the classpath where Maven's profile {@code icons}
 * is active, which {@code ./teacup train icons} sees to.
 *
 * @see <a href="https://kordamp.org/ikonli/">Ikonli, whose packs are jars with fonts</a>
 */
final class IconFonts {
    /** Where the packs keep their fonts. */
    private static final String FOLDER = "META-INF/resources/";
    /** Large enough that rounding to the font's units is not seen. */
    private static final float POINTS = 256;

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final Map<String, Font> fonts = new HashMap<>();

    /**
     * The outline of a glyph.
     *
     * @param font the path of a TrueType font in a pack
     * @param where the file and row that name it
     * @throws ModelException when the font is not there or is none, or has nothing to draw for the code point
     */
    Shape outline(String font, int codePoint, String where) {
        Font read = fonts.computeIfAbsent(font, path -> read(path, where));
        Shape outline = read.createGlyphVector(CONTEXT, Character.toString(codePoint)).getOutline();
        if (!read.canDisplay(codePoint) || outline.getBounds2D().isEmpty()) {
            throw new ModelException(where, "the glyph has no outline",
                    "a code point that the font has a drawing for",
                    "code point " + codePoint + " in " + Text.quoted(font),
                    "look the code point up in the pack of this version, or delete the row");
        }
        return outline;
    }

    private static Font read(String path, String where) {
        try (InputStream in = IconFonts.class.getClassLoader().getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new ModelException(where, "the font is missing", Text.quoted(path) + " in an icon pack",
                        "no such file on the classpath",
                        "run ./teacup train icons, which fetches the packs (Maven: -Picons)");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(POINTS);
        } catch (IOException | FontFormatException broken) {
            throw new ModelException(where, "the font cannot be read", "a TrueType font",
                    Text.quoted(path) + ": " + broken.getMessage(),
                    "delete the pack from Maven's repository, to have it fetched again");
        } catch (LinkageError | InternalError lacking) {
            throw new ModelException(where, "this system cannot draw fonts", "FreeType and Fontconfig",
                    String.valueOf(lacking.getMessage()),
                    "install them (on Debian libfreetype6 and fontconfig)");
        }
    }
}
