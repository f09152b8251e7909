package dev.teacup.train.recipe.pronounce;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.data.Phonemes;
import dev.teacup.train.layer.Attention;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Dropout;
import dev.teacup.train.layer.Embedding;
import dev.teacup.train.layer.Initial;
import dev.teacup.train.layer.Recurrent;
import dev.teacup.train.loss.SequenceCrossEntropy;

/**
 * From letters to phonemes. Two recurrent layers read the letters in both directions; a third one goes along
 * the phonemes said so far and looks at the letters, a fourth one goes along what was seen and looks once
 * more, and both together choose the next phoneme. No layer waits for a choice, so that training says all
 * phonemes of a word at once.
 *
 * @see <a href="https://arxiv.org/abs/1508.04025">Luong, Pham, Manning, attention without input feeding</a>
 */
final class PronounceNetwork {
    static final String LETTERS = "letters";
    /** The phoneme before each one, {@link #END} before the first. */
    static final String BEFORE = "before";
    static final String PHONEMES = "phonemes";
    /** The class that ends a word, and begins one; others are a phoneme's number and 1. */
    static final int END = 0;
    static final int CLASSES = Phonemes.ALL.size() + 1;

    private final PronounceFit.Hyperparameters settings;
    private final Embedding letters;
    private final Recurrent reading;
    private final Recurrent understanding;
    private final Embedding phonemes;
    private final Recurrent saying;
    private final Attention look;
    private final Recurrent following;
    private final Attention secondLook;
    private final Dense choosing;
    private final Dense choice;

    PronounceNetwork(PronounceFit.Hyperparameters settings) {
        this.settings = settings;
        this.letters = new Embedding("letters", Spelling.LETTERS + 1, settings.embedding());
        this.reading = Recurrent.gru("reading", settings.reading()).bidirectional();
        this.understanding = Recurrent.gru("understanding", settings.reading()).bidirectional();
        this.phonemes = new Embedding("phonemes", CLASSES, settings.embedding());
        this.saying = Recurrent.gru("saying", settings.saying());
        this.look = new Attention("look");
        this.following = Recurrent.gru("following", settings.saying());
        this.secondLook = new Attention("secondLook");
        this.choosing = Dense.of("choosing", settings.saying(),
                Initial.glorot(settings.saying() + 2 * settings.reading(), settings.saying()));
        this.choice = Dense.of("choice", CLASSES, Initial.glorot(settings.saying(), CLASSES));
    }

    /**
     * Letters that were read.
     *
     * @param all what was understood at each letter, [batch, letters, 2 reading]
     * @param counts whether there is a letter, bool [batch, letters]
     */
    record Memory(Value all, Value counts) {}

    /** Units of a state of the decoder; it has two of them. */
    int states() {
        return settings.saying();
    }

    /** The loss of the phonemes of a batch, a scalar, in training. */
    Value loss(Context c) {
        return new SequenceCrossEntropy(settings.smoothing()).of(c, logits(c),
                c.input(PHONEMES, sequence("phonemes")));
    }

    /**
     * The logarithm of the probability of each reading, [batch].
     *
     * @param sharpness by which logits are multiplied
     */
    Value likelihood(Context c, double sharpness) {
        Value chances = c.op("LogSoftmax", c.op("Mul", logits(c), c.real(sharpness)));
        Value labels = c.input(PHONEMES, sequence("phonemes"));
        Value places = c.op("Unsqueeze", c.op("Max", labels, c.scalar(DType.INT64, 0)), c.longs(2));
        Value each = c.op("Squeeze", c.op("GatherElements", Attributes.of("axis", 2), chances, places),
                c.longs(2));
        Value isBehind = c.op("Less", labels, c.scalar(DType.INT64, 0));
        return c.op("ReduceSum", Attributes.of("keepdims", 0),
                c.op("Where", isBehind, c.real(0), each), c.longs(1));
    }

    /** The logits of a batch, [batch, phonemes, classes], each from the right phonemes before it. */
    private Value logits(Context c) {
        Type sequence = sequence("phonemes");
        Memory memory = memory(c, letters(c));
        Value before = steps(c, phonemes.of(c, c.input(BEFORE, sequence)));
        Value said = dropped(c, "said", saying.of(c, before));
        Value seen = steps(c, look.look(c, steps(c, said), memory.all(), memory.counts()).seen());
        Value followed = dropped(c, "followed", following.of(c, joined(c, said, seen)));
        Value again = secondLook.look(c, steps(c, followed), memory.all(), memory.counts()).seen();
        return logits(c, steps(c, followed), again);
    }

    /** The numbers of letters as they are fed in training, int64 [batch, letters], 0 behind the end. */
    static Value letters(Context c) {
        return c.input(LETTERS, sequence("letters"));
    }

    private static Type sequence(String steps) {
        return Type.of(DType.INT64, Shape.of(Dim.named(Context.BATCH), Dim.named(steps)));
    }

    /** @param numbers of letters, 1 and up, and 0 behind the end, int64 [batch, letters] */
    Memory memory(Context c, Value numbers) {
        Value counts = c.op("Greater", numbers, c.scalar(DType.INT64, 0));
        Value lengths = c.op("Max", lengths(c, counts), c.scalar(DType.INT64, 1));
        Value spelt = steps(c, letters.of(c, numbers));
        Value read = dropped(c, "read", reading.read(c, spelt, lengths, null).all());
        Value understood = dropped(c, "understood", understanding.read(c, read, lengths, null).all());
        return new Memory(steps(c, understood), counts);
    }

    /** How many letters each word has, int64 [batch]. */
    static Value lengths(Context c, Value counts) {
        return c.op("ReduceSum", Attributes.of("keepdims", 0), c.as(counts, DType.INT64), c.longs(1));
    }

    /**
     * One step of the decoder.
     *
     * @param saying state of the layer along the phonemes, [batch * beams, states]
     * @param following state of the layer along what was seen, [batch * beams, states]
     * @param logits [batch, beams, classes]
     * @param weights of the letters, [batch, beams, letters]
     */
    record Step(Value saying, Value following, Value logits, Value weights) {}

    /**
     * Says what may come next, for several beginnings of each word.
     *
     * @param last classes said last, int64 [batch * beams]
     */
    Step step(Context c, Memory memory, Value last, Value saying, Value following, int beams) {
        Value before = c.op("Unsqueeze", phonemes.of(c, last), c.longs(0));
        Value said = this.saying.read(c, before, null, saying).last();
        Attention.Look first = look.look(c, beams(c, said, beams), memory.all(), memory.counts());
        Value seen = c.op("Reshape", first.seen(), c.longs(-1, 2L * settings.reading()));
        Value joined = c.op("Concat", Attributes.of("axis", 1), said, seen);
        Value input = c.op("Unsqueeze", joined, c.longs(0));
        Value followed = this.following.read(c, input, null, following).last();
        Value states = beams(c, followed, beams);
        Attention.Look second = secondLook.look(c, states, memory.all(), memory.counts());
        return new Step(said, followed, logits(c, states, second.seen()), second.weights());
    }

    /** [batch * beams, width] as [batch, beams, width]. */
    private Value beams(Context c, Value states, int beams) {
        return c.op("Reshape", states, c.longs(-1, beams, settings.saying()));
    }

    private Value logits(Context c, Value followed, Value seen) {
        Value chosen = c.op("Tanh", choosing.of(c, joined(c, followed, seen)));
        return choice.of(c, dropped(c, "chosen", chosen));
    }

    private Value dropped(Context c, String name, Value value) {
        return Dropout.of(name, settings.dropout()).of(c, value);
    }

    private static Value joined(Context c, Value a, Value b) {
        return c.op("Concat", Attributes.of("axis", 2), a, b);
    }

    /** [batch, steps, width] as [steps, batch, width], and back. */
    private static Value steps(Context c, Value sequences) {
        return c.op("Transpose", Attributes.NONE.with("perm", new long[] {1, 0, 2}), sequences);
    }
}
