package dev.teacup.train.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An emoji, and what jemoji says of it.
 *
 * @param sign itself
 * @param description its name in Unicode
 * @param keywords of Unicode's annotations, each of one word or several
 * @param aliases in chat programs, such as {@code :grinning_face:}, each as often as programs have it
 * @param group the coarse one of Unicode's two groupings
 */
public record Emoji(String sign, String description, List<String> keywords, List<String> aliases,
        String group) {
    private static final String EMOJI_STYLE = "\uFE0F";

    /** The sign without what asks for a colourful picture, so that signs of two sources are equal. */
    public static String plain(String sign) {
        return sign.replace(EMOJI_STYLE, "");
    }

    /** All words of its text, as often as they are there. */
    public List<String> words() {
        return Tokens.of(description + ' ' + String.join(" ", keywords) + ' ' + String.join(" ", aliases));
    }

    /** The words of its text, each once, in the order of their first place. */
    public Set<String> vocabulary() {
        return new LinkedHashSet<>(words());
    }
}
