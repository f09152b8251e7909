package dev.teacup.train.recipe.birdstrikes;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Vocabulary;
import dev.teacup.train.layer.Context;
import java.util.ArrayList;
import java.util.List;

/**
 * From raw strikes to numbers: a one in the place of each word, nothing for a word that is not known; the
 * year as one wave and as two; the speed in deviations from the mean, its square, and a mark where it is
 * missing; and a mark for an animal that nobody identified.
 */
record StrikeFeatures(StrikeInputs inputs) {
    private static final String UNIDENTIFIED = "Unknown";
    private static final int WAVES = 4;
    private static final int OF_SPEED = 3;

    /** The features, [batch, count]. */
    Value of(Context c) {
        List<Value> features = new ArrayList<>();
        for (StrikeInputs.Category category : StrikeInputs.CATEGORIES) {
            Vocabulary vocabulary = inputs.vocabularies().get(category.name());
            Value known = known(c, c.input(category.name(), DType.STRING, 1), vocabulary);
            features.add(known);
            if (category.name().equals(StrikeInputs.SPECIES)) {
                features.add(isUnidentified(c, known, vocabulary));
            }
        }
        addMonth(c, features);
        addSpeed(c, features);
        return c.op("Concat", Attributes.of("axis", 1), features.toArray(Value[]::new));
    }

    /** For each feature in its order, which of the networks see it. */
    List<double[]> seenBy(StrikeViews views, int members) {
        List<double[]> seen = new ArrayList<>();
        for (StrikeInputs.Category category : StrikeInputs.CATEGORIES) {
            Vocabulary vocabulary = inputs.vocabularies().get(category.name());
            for (int i = 0; i < vocabulary.words().size(); i++) {
                seen.add(views.ofWord(category.name(), vocabulary, i, members));
            }
            if (category.name().equals(StrikeInputs.SPECIES)) {
                seen.add(StrikeViews.ofAll(members));
            }
        }
        for (int i = 0; i < WAVES + OF_SPEED; i++) {
            seen.add(StrikeViews.ofAll(members));
        }
        return seen;
    }

    /** A one in the place of the word, [batch, words]. */
    private static Value known(Context c, Value word, Vocabulary vocabulary) {
        int words = vocabulary.words().size();
        Value all = c.texts(new int[] {1, words}, vocabulary.words().toArray(String[]::new));
        return c.as(c.op("Equal", word, all), c.real());
    }

    private static Value isUnidentified(Context c, Value known, Vocabulary vocabulary) {
        double[] marks =
                vocabulary.words().stream().mapToDouble(word -> word.startsWith(UNIDENTIFIED) ? 1 : 0)
                        .toArray();
        return c.op("MatMul", known, c.reals(new int[] {marks.length, 1}, marks));
    }

    private static void addMonth(Context c, List<Value> features) {
        Value month = c.input(StrikeInputs.MONTH, DType.FLOAT32, 1);
        Value year = c.op("Mul", c.op("Sub", month, c.real(0.5)), c.real(2 * Math.PI / 12));
        for (Value waves : List.of(year, c.op("Add", year, year))) {
            features.add(c.op("Sin", waves));
            features.add(c.op("Cos", waves));
        }
    }

    private void addSpeed(Context c, List<Value> features) {
        Value speed = c.input(StrikeInputs.SPEED, DType.FLOAT32, 1);
        Value isMissing = c.op("IsNaN", speed);
        Value deviations = c.op("Div", c.op("Sub", speed, c.real(inputs.speed().mean())),
                c.real(inputs.speed().deviation()));
        Value masked = c.op("Where", isMissing, c.real(0), deviations);
        features.add(masked);
        features.add(c.op("Mul", masked, masked));
        features.add(c.as(isMissing, c.real()));
    }
}
