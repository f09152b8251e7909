package dev.teacup.tensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The strings of a session. A tensor of strings holds their handles; two equal strings have one handle. */
public final class Strings {
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> handles = new HashMap<>();

    /** A table that holds the empty string, whose handle is 0. */
    public Strings() {
        handle("");
    }

    /** The handle of a string, which is taken in where it is new. */
    public int handle(String text) {
        Integer known = handles.get(text);
        if (known != null) {
            return known;
        }
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
            handles.remove(texts.remove(texts.size() - 1));
        }
    }
}
