package dev.teacup.train.recipe.pronounce;

import dev.teacup.train.data.Pronunciations;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.study.Study;
import java.util.Map;

/**
 * How good a finished model is at the test words.
 *
 * @param model its bytes
 * @param scores what it says of the test words
 */
record PronounceEvaluation(Pronunciations data, byte[] model,
        PronounceScores scores) implements Study.Evaluation {
    @Override
    public Map<String, Map<String, Double>> figures() {
        return Map.of("test", scores.measures());
    }

    @Override
    public Map<String, Integer> rows() {
        return Map.of("test", scores.words().size());
    }

    @Override
    public Facts facts(Account account, Ledger ledger, long modelBytes) {
        return new PronounceFacts(this, account, ledger).facts(modelBytes);
    }
}
