package dev.teacup.error;

/** How errors show what comes from outside. */
public final class Text {
    private Text() {}

    /** Two texts in one: what the compiler for the browser makes of {@code a + b}. */
    public static String joined(String a, String b) {
        return new StringBuilder().append(a).append(b).toString();
    }

    /** Three texts in one, as in {@link #joined(String, String)}. */
    public static String joined(String a, String b, String c) {
        return new StringBuilder().append(a).append(b).append(c).toString();
    }

    /** A name from a file in quotes, as {@link #visible} shows it. */
    public static String quoted(String name) {
        return "'" + visible(name) + "'";
    }

    /** A name from a file, its control characters escaped, cut at {@link Limits#NAME_CHARACTERS}. */
    public static String visible(String name) {
        return visible(name, Limits.NAME_CHARACTERS);
    }

    /** How a node is named: by its operator, and in quotes by its own name or that of its first result. */
    public static String node(String opType, String name) {
        return visible(opType) + " " + quoted(name);
    }

    /** A text from outside in one line, cut at {@code most} characters. */
    static String visible(String text, int most) {
        int shown = Math.min(text.length(), most);
        int plain = 0;
        while (plain < shown && isVisible(text.charAt(plain))) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < shown; i++) {
            appendVisible(out, text.charAt(i));
        }
        return shown < text.length() ? out.append('…').toString() : out.toString();
    }

    /**
     * The name among {@code known} that {@code name} was probably meant to be, as {@code did you mean 'x'?},
     * or "".
     */
    public static String didYouMean(String name, Iterable<String> known) {
        String best = "";
        int least = Math.max(1, name.length() / 3) + 1;
        for (String candidate : known) {
            int distance = editDistance(lower(name), lower(candidate));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? "" : "did you mean " + quoted(best) + "?";
    }

    private static boolean isVisible(char c) {
        return c >= ' ' && !(c >= 0x7F && c < 0xA0);
    }

    private static void appendVisible(StringBuilder out, char c) {
        if (isVisible(c)) {
            out.append(c);
        } else {
            out.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                out.append("0123456789abcdef".charAt(c >> shift & 0xF));
            }
        }
    }

    /** The text with the letters A to Z small, cut at {@link Limits#NAME_CHARACTERS}. */
    public static String lower(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), Limits.NAME_CHARACTERS); i++) {
            char c = text.charAt(i);
            out.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return out.toString();
    }

    /** Insertions, deletions, substitutions and swaps of neighbours that turn a into b. */
    private static int editDistance(String a, String b) {
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : cheapest(distance, a, b, i, j);
            }
        }
        return distance[a.length()][b.length()];
    }

    private static int cheapest(int[][] distance, String a, String b, int i, int j) {
        int substitution = distance[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int edit = Math.min(substitution, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(edit, distance[i - 2][j - 2] + 1) : edit;
    }
}
