package dev.teacup.train.data.picture;

/** Grey dilation and erosion of a {@link Picture}'s ink by the pixel above, below, left and right. */
final class Widths {
    private static final int SIZE = Picture.SIZE;

    private Widths() {}

    /** Each pixel as dark as the darkest of itself and its four neighbours. */
    static float[] thicker(float[] ink) {
        float[] result = ink.clone();
        for (int at = 0; at < ink.length; at++) {
            int x = at % SIZE;
            int y = at / SIZE;
            float most = ink[at];
            most = Math.max(most, x > 0 ? ink[at - 1] : 0);
            most = Math.max(most, x < SIZE - 1 ? ink[at + 1] : 0);
            most = Math.max(most, y > 0 ? ink[at - SIZE] : 0);
            result[at] = Math.max(most, y < SIZE - 1 ? ink[at + SIZE] : 0);
        }
        return result;
    }

    /** Each pixel as light as the lightest of itself and its four neighbours; there is paper all around. */
    static float[] thinner(float[] ink) {
        float[] result = ink.clone();
        for (int at = 0; at < ink.length; at++) {
            int x = at % SIZE;
            int y = at / SIZE;
            float least = ink[at];
            least = Math.min(least, x > 0 ? ink[at - 1] : 0);
            least = Math.min(least, x < SIZE - 1 ? ink[at + 1] : 0);
            least = Math.min(least, y > 0 ? ink[at - SIZE] : 0);
            result[at] = Math.min(least, y < SIZE - 1 ? ink[at + SIZE] : 0);
        }
        return result;
    }
}
