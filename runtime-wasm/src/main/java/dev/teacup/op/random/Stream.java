package dev.teacup.op.random;

import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Frame;
import dev.teacup.tensor.Num;

/**
 * Random numbers that are a function of a key and a place: the key is the seed of the node, 0 where it has
 * none, and the places are those that the run gives to the node.
 *
 * @see <a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea, Flood, Fast splittable pseudorandom
 * number generators, 2014: SplitMix64</a>
 */
final class Stream {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** @param numbers how many are going to be asked for */
    Stream(Frame frame, int seed, long numbers) {
        state = mixed(seed * GOLDEN) + frame.draw(numbers) * GOLDEN;
    }

    /** The bits of the attribute 'seed'. */
    static int seed(Call call) {
        return call.value("seed") instanceof Attribute.Real real ? Float.floatToIntBits(real.value()) : 0;
    }

    /** The next number, from 0 to below 1, all as likely. */
    double uniform() {
        state += GOLDEN;
        return (mixed(state) >>> 11) * 0x1p-53;
    }

    /** A number of mean 0 and standard deviation 1, made of the next two by the method of Box and Muller. */
    double normal() {
        double radius = Math.sqrt(-2 * Num.log(1 - uniform()));
        return radius * Num.cos(2 * Math.PI * uniform());
    }

    private static long mixed(long state) {
        long bits = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 31;
    }
}
