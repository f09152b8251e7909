package dev.teacup.train.page;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with gaps, <code>{{name}}</code>. */
record Template(String text) {
    private static final Pattern GAP = Pattern.compile("\\{\\{([a-z]+)}}");

    /** The text with its gaps filled, all at once: what fills a gap has none. */
    String filled(Map<String, String> fillings) {
        return GAP.matcher(text).replaceAll(gap -> {
            String filling = fillings.get(gap.group(1));
            if (filling == null) {
                throw new IllegalArgumentException("nothing fills the gap " + gap.group());
            }
            return Matcher.quoteReplacement(filling);
        });
    }

    /** Words as HTML. */
    static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** JSON that does not end the script element that holds it. */
    static String insideScript(String json) {
        return json.replace("<", "\\u003c");
    }
}
