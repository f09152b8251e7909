package dev.teacup.train.recipe.pronounce;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.train.data.Phonemes;
import dev.teacup.train.data.Pronunciations;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Letters;
import dev.teacup.train.layer.Repetition;
import java.util.Arrays;

/**
 * Looks for the readings of words that are most probable: a Loop, of which a turn adds a phoneme to each of
 * the {@code beams} best beginnings. One beam takes the best phoneme at each step.
 *
 * @param beams how many beginnings of a word are followed
 * @param sharpness by which logits are multiplied, so that probabilities are those of being right
 * @see <a href="https://arxiv.org/abs/1409.3215">Sutskever, Vinyals, Le, section 3.2</a>
 */
record PronounceSearch(PronounceNetwork network, int beams, double sharpness) {
    static final String PHONEMES = "phonemes";
    static final String ATTENTION = "attention";
    static final String READINGS = "readings";
    static final String SCORES = "scores";
    /** Phonemes of a reading at most, and its end; no word of the dictionary has so many. */
    static final int STEPS = Pronunciations.LONGEST + 2;
    private static final int CLASSES = PronounceNetwork.CLASSES;
    /** The logarithm of a probability that is none. */
    private static final double NEVER = -1e9;

    /**
     * What was found, the best reading first.
     *
     * @param said classes of the phonemes, 0 behind the end, int64 [batch, beams, STEPS]
     * @param readings phonemes with blanks between, string [batch, beams]
     * @param probabilities [batch, beams]
     * @param looks which letter each phoneme of a reading looked at, [batch, beams, STEPS, letters]
     */
    record Found(Value said, Value readings, Value probabilities, Value looks) {}

    Found of(Context c, PronounceNetwork.Memory memory) {
        Value batch = c.op("Slice", c.op("Shape", memory.all()), c.longs(0), c.longs(1));
        Value letters = c.op("Slice", c.op("Shape", memory.all()), c.longs(1), c.longs(2));
        Value rows = c.op("Mul", batch, c.longs(beams));
        Value isEmpty =
                c.op("Equal", PronounceNetwork.lengths(c, memory.counts()), c.scalar(DType.INT64, 0));
        Repetition turns = new Repetition(c, "search", STEPS, Letters.any(c, c.op("Not", isEmpty)));
        Value last = turns.state(filled(c, c.scalar(DType.INT64, 0), rows), Shape.of(Dim.UNKNOWN));
        Value zeros = filled(c, c.real(0), rows, c.longs(network.states()));
        Shape states = Shape.of(Dim.UNKNOWN, Dim.of(network.states()));
        Value saying = turns.state(zeros, states);
        Value following = turns.state(zeros, states);
        Value scores = turns.state(filled(c, firstScores(c), batch, c.longs(beams)),
                Shape.of(Dim.UNKNOWN, Dim.of(beams)));
        Value isDone = turns.state(c.op("Reshape", filled(c, c.op("Unsqueeze", isEmpty, c.longs(1)), batch,
                c.longs(beams)), c.longs(-1)), Shape.of(Dim.UNKNOWN));
        Value text = turns.state(filled(c, c.texts(new int[] {1}, ""), rows), Shape.of(Dim.UNKNOWN));
        Value said = turns.state(filled(c, c.scalar(DType.INT64, 0), rows, c.longs(STEPS)),
                Shape.of(Dim.UNKNOWN, Dim.of(STEPS)));
        Value looks = turns.state(filled(c, c.real(0), rows, c.longs(STEPS), letters),
                Shape.of(Dim.UNKNOWN, Dim.of(STEPS), Dim.UNKNOWN));

        Context in = turns.inside();
        PronounceNetwork.Step step = network.step(in, memory, last, saying, following, beams);
        Value next = in.op("LogSoftmax", in.op("Mul", step.logits(), in.real(sharpness)));
        Best best = best(in, next, scores, isDone, batch);
        Value place = in.op("Equal", in.longs(Letters.places(STEPS)), turns.turn());
        Value looked = in.op("Reshape", step.weights(),
                in.op("Concat", Attributes.of("axis", 0), in.longs(-1, 1), letters));
        Value ends = in.op("Equal", best.said, in.scalar(DType.INT64, PronounceNetwork.END));
        Value done = in.op("Or", best.of(in, isDone), ends);
        Value[] found = turns.run(Letters.any(in, in.op("Not", done)), best.said,
                best.of(in, step.saying()), best.of(in, step.following()), best.scores, done,
                in.op("StringConcat", best.of(in, text), words(in, best.said, turns.turn())),
                in.op("Where", place, in.op("Unsqueeze", best.said, in.longs(1)), best.of(in, said)),
                in.op("Where", in.op("Unsqueeze", place, in.longs(1)), best.of(in, looked),
                        best.of(in, looks)));
        return new Found(c.op("Reshape", found[6], c.longs(-1, beams, STEPS)),
                c.op("Reshape", found[5], c.longs(-1, beams)), c.op("Exp", found[3]),
                c.op("Reshape", found[7], c.op("Concat", Attributes.of("axis", 0),
                        c.longs(-1, beams, STEPS), letters)));
    }

    /**
     * The best continuations.
     *
     * @param from which of all beginnings each goes on from, int64 [batch * beams]
     * @param said the class that each adds, int64 [batch * beams]
     * @param scores [batch, beams]
     */
    private record Best(Value from, Value said, Value scores) {
        /** A state of the beginnings, as that of their continuations. */
        Value of(Context c, Value state) {
            return c.op("Gather", state, from);
        }
    }

    /** A reading that has ended goes on in one way only, with another end, which costs nothing. */
    private Best best(Context c, Value next, Value scores, Value isDone, Value batch) {
        double[] onlyEnd = new double[CLASSES];
        Arrays.fill(onlyEnd, NEVER);
        onlyEnd[PronounceNetwork.END] = 0;
        Value done = c.op("Reshape", isDone, c.longs(-1, beams, 1));
        Value possible = c.op("Where", done, c.reals(new int[] {CLASSES}, onlyEnd), next);
        Value sums = c.op("Add", c.op("Unsqueeze", scores, c.longs(2)), possible);
        Value[] top = c.ops("TopK", 2, Attributes.NONE,
                c.op("Reshape", sums, c.longs(-1, (long) beams * CLASSES)), c.longs(beams));
        Value classes = c.scalar(DType.INT64, CLASSES);
        Value first = c.op("Mul", c.op("Range", c.scalar(DType.INT64, 0),
                c.op("Squeeze", batch, c.longs(0)), c.scalar(DType.INT64, 1)), c.scalar(DType.INT64, beams));
        Value from = c.op("Add", c.op("Div", top[1], classes), c.op("Unsqueeze", first, c.longs(1)));
        return new Best(c.op("Reshape", from, c.longs(-1)),
                c.op("Reshape", c.op("Mod", top[1], classes), c.longs(-1)), top[0]);
    }

    /** What is written for classes: nothing for the end, and a blank before all phonemes but the first. */
    private static Value words(Context c, Value said, Value turn) {
        String[] words = new String[2 * CLASSES];
        for (int i = 1; i < CLASSES; i++) {
            words[i] = Phonemes.ALL.get(i - 1);
            words[CLASSES + i] = " " + words[i];
        }
        words[PronounceNetwork.END] = "";
        words[CLASSES] = "";
        Value isLater = c.as(c.op("Greater", turn, c.scalar(DType.INT64, 0)), DType.INT64);
        Value index = c.op("Add", said, c.op("Mul", isLater, c.scalar(DType.INT64, CLASSES)));
        return c.op("Gather", c.texts(new int[] {2 * CLASSES}, words), index);
    }

    /** All beginnings are the same at first, so that only one of them counts. */
    private Value firstScores(Context c) {
        double[] scores = new double[beams];
        Arrays.fill(scores, NEVER);
        scores[0] = 0;
        return c.reals(new int[] {1, beams}, scores);
    }

    private static Value filled(Context c, Value value, Value... sizes) {
        return c.op("Expand", value,
                sizes.length == 1 ? sizes[0] : c.op("Concat", Attributes.of("axis", 0), sizes));
    }

    /**
     * The readings of words as a page shows them. What is behind the end of all of them is cut off last:
     * until then no size depends on a word, so that one plan is good for all words.
     */
    void outputs(Context c, Found found, PronounceNetwork.Memory memory) {
        Value best = first(c, found.said);
        Value steps = longest(c, c.op("Greater", best, c.scalar(DType.INT64, 0)));
        Value letters = longest(c, memory.counts());
        String[] names = new String[CLASSES];
        for (int i = 0; i < CLASSES; i++) {
            names[i] = i == PronounceNetwork.END ? "" : Phonemes.ALL.get(i - 1);
        }
        Value all = c.op("Gather", c.texts(new int[] {CLASSES}, names), best);
        c.out(PHONEMES, c.op("Slice", all, c.longs(0), steps, c.longs(1)));
        c.out(ATTENTION, c.op("Slice", first(c, found.looks), c.longs(0, 0),
                c.op("Concat", Attributes.of("axis", 0), steps, letters), c.longs(1, 2)));
        c.out(READINGS, found.readings);
        c.out(SCORES, found.probabilities);
    }

    /** How many places count in the row with most of them, 1 at least, int64 [1]. */
    private static Value longest(Context c, Value counts) {
        Value most = c.op("ReduceMax", PronounceNetwork.lengths(c, counts));
        return c.op("Max", most, c.longs(1));
    }

    /** That of the best reading. */
    private static Value first(Context c, Value ofBeams) {
        return c.op("Gather", Attributes.of("axis", 1), ofBeams, c.scalar(DType.INT64, 0));
    }
}
