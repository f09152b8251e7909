package dev.teacup.onnx;

import dev.teacup.error.Text;

/** Where a message is in its file, as {@code graph.node[3].attribute 'pads'}. */
final class Place {
    /** Messages around one that are told; a message in subgraphs of subgraphs has more. */
    private static final int MOST_AROUND = 9;

    private final Place outer;
    private final String name;
    private final int index;
    private String label = "";

    /**
     * The place of the message in field {@code name} of {@code outer}; {@code index} is -1 where it is not
     * repeated.
     */
    Place(Place outer, String name, int index) {
        this.outer = outer;
        this.name = name;
        this.index = index;
    }

    /** Gives the message its own name, which says more than its index. */
    void label(String text) {
        label = text;
    }

    boolean isLabelled() {
        return !label.isEmpty();
    }

    @Override
    public String toString() {
        String path = own();
        Place place = outer;
        for (int i = 0; i < MOST_AROUND && place != null && !place.own().isEmpty(); i++) {
            path = place.own() + "." + path;
            place = place.outer;
        }
        return place == null || place.own().isEmpty() ? path : "…" + path;
    }

    private String own() {
        return isLabelled() ? name + " " + Text.quoted(label)
                : index < 0 ? name : name + "[" + index + "]";
    }
}
