package dev.teacup.train.recipe.birdstrikes;

import dev.teacup.train.data.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Which features each of the networks sees. Networks that see the same differ by chance only; with views of
 * their own they err in different places, and their average is the better for it.
 *
 * @param sees for each category that is not seen by all, what each network sees of it
 */
record StrikeViews(Map<String, List<Sight>> sees) {
    /** What a network sees of a category. */
    enum Sight {
        NONE, COMMON_WORDS, ALL
    }

    /** A word that at least so many of the learnt rows have is common. */
    private static final int COMMON = 50;

    /** The views do not depend on the seed of a training. */
    private static final long SEED = 1;

    /** How many of 16 networks see nothing of a category, and how many its common words only. */
    private record Share(String category, int none, int common) {}

    private static final List<Share> SHARES =
            List.of(new Share("aircraft", 3, 6), new Share("operator", 3, 6),
                    new Share("state", 3, 0), new Share("species", 3, 0), new Share("timeOfDay", 3, 0));

    /** Views for {@code members} networks; the shares are those of 16. */
    static StrikeViews of(int members) {
        Random random = new Random(SEED);
        Map<String, List<Sight>> sees = new HashMap<>();
        for (Share share : SHARES) {
            List<Sight> sights = new ArrayList<>(Collections.nCopies(members, Sight.ALL));
            int none = share.none * members / 16;
            int common = share.common * members / 16;
            Collections.fill(sights.subList(0, none), Sight.NONE);
            Collections.fill(sights.subList(none, none + common), Sight.COMMON_WORDS);
            Collections.shuffle(sights, random);
            sees.put(share.category, sights);
        }
        return new StrikeViews(sees);
    }

    /** 1 or 0 for each network: whether it sees word {@code index} of a category. */
    double[] ofWord(String category, Vocabulary vocabulary, int index, int members) {
        List<Sight> sights = sees.get(category);
        double[] seen = ofAll(members);
        for (int member = 0; sights != null && member < members; member++) {
            Sight sight = sights.get(member);
            boolean isSeen = sight == Sight.ALL
                    || sight == Sight.COMMON_WORDS && vocabulary.counts().get(index) >= COMMON;
            seen[member] = isSeen ? 1 : 0;
        }
        return seen;
    }

    /** What every network sees. */
    static double[] ofAll(int members) {
        double[] seen = new double[members];
        Arrays.fill(seen, 1);
        return seen;
    }
}
