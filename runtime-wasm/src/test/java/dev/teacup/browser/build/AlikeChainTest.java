package dev.teacup.browser.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlikeChainTest {
    @Test
    void eachPartIsFollowedByTheOneThatIsMostLikeThoseBeforeIt() {
        assertEquals(List.of(0, 2, 4, 1, 3),
                chain(List.of(0, 1, 2, 3, 4), "abcdef", "uvwxyz", "abcdefgh", "tuvwxy", "cdefghi"));
    }

    @Test
    void aLongPartThatHasAllOfAShortOneIsLessLikeItThanOneAsShort() {
        assertEquals(List.of(0, 2, 1),
                chain(List.of(0, 1, 2), "abcdef", "abcdefghijklmnopqrstuvw", "bcdefg"));
    }

    @Test
    void aPartMovesToWhereItsNeighboursAreMoreAlike() {
        // From part to part, 4 would stand between 2 and 3.
        assertEquals(List.of(0, 1, 4, 2, 3), chain(List.of(0, 1, 2, 3, 4), "defghijkabcde", "cdefgh",
                "ghijklmnop", "lmnopqrst", "hijklm"));
    }

    @Test
    void whatIsLikeNothingStaysInItsOrder() {
        assertEquals(List.of(2, 0, 1), chain(List.of(2, 0, 1), "abcd", "", "xyz"));
        assertEquals(List.of(), chain(List.of()));
    }

    private static List<Integer> chain(List<Integer> parts, String... texts) {
        return AlikeChain.of(parts, i -> texts[i].getBytes(StandardCharsets.US_ASCII));
    }
}
