package dev.teacup.tensor;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The strings of a session. A tensor of strings holds their handles; two equal strings have one handle. */
public final class Strings {
    private static final int EACH = 32;

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> handles = new HashMap<>();

    private long characters;

    /** A table that holds the empty string, whose handle is 0. */
    public Strings() {
        handle("");
    }

    /**
     * The handle of a string, which is taken in where it is new.
     *
     * @throws ModelException when there is no room for it
     */
    public int handle(String text) {
        Integer known = handles.get(text);
        if (known != null) {
            return known;
        }
        long needed = characters + text.length() + EACH;
        if (needed > Limits.CHARACTERS) {
            throw new ModelException("the strings need more memory than the limit allows",
                    "at most " + Limits.CHARACTERS + " characters, and of them " + EACH
                            + " for each string itself",
                    "at least " + needed, "use a smaller model or input");
        }
        characters = needed;
        handles.put(text, texts.size());
        texts.add(text);
        return texts.size() - 1;
    }

    public String text(int handle) {
        return texts.get(handle);
    }

    /** How many strings there are; what comes later can be taken back by {@link #release}. */
    public int mark() {
        return texts.size();
    }

    /** Forgets the strings that came after {@code mark}. */
    public void release(int mark) {
        while (texts.size() > mark) {
            String text = texts.remove(texts.size() - 1);
            characters -= text.length() + EACH;
            handles.remove(text);
        }
    }
}
