package dev.teacup.train.recipe.emoji;

import dev.teacup.train.data.EmojiQueries;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.study.Study;
import java.util.Map;
import java.util.TreeMap;

/**
 * How good a finished model is at the test queries.
 *
 * @param fit what it was trained by
 * @param model its bytes
 * @param scores where it found what was looked for
 */
record EmojiEvaluation(EmojiFit fit, byte[] model, EmojiScores scores) implements Study.Evaluation {
    EmojiQueries data() {
        return fit.data();
    }

    @Override
    public Map<String, Map<String, Double>> figures() {
        return Map.of("test", scores.measures());
    }

    @Override
    public Map<String, Integer> rows() {
        return new TreeMap<>(Map.of("test", scores.queries().size(), "meaning", scores.meant().size()));
    }

    @Override
    public Facts facts(Account account, Ledger ledger, long modelBytes) {
        return new EmojiFacts(this, account, ledger).facts(modelBytes);
    }
}
