package dev.teacup.train.recipe.pronounce;

import dev.teacup.train.data.Pronunciations;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.report.PageInput;
import dev.teacup.train.report.PageOutput;
import java.util.List;
import java.util.Locale;

/** What a page needs to know of the model that pronounces words. */
final class PronounceDescription {
    static final String TITLE = "How is it pronounced?";
    static final String WORD = "word";

    private PronounceDescription() {}

    /** @param words that the model has learnt from */
    static ModelDescription of(int words) {
        return new ModelDescription(Pronounce.NAME, TITLE,
                String.format(Locale.ROOT, "The sounds of an American English word from its spelling,"
                        + " learnt from %,d words of the CMU dictionary.", words),
                List.of(new PageInput.Text(WORD, "Word", Pronunciations.LONGEST,
                        "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff' -]",
                        List.of("colonel", "rendezvous", "pterodactyl", "gnocchi", "teacup"), "teacup")),
                List.of(new PageOutput.Text(PronounceSearch.PHONEMES, "Phonemes", PronounceSearch.ATTENTION,
                        WORD),
                        PageOutput.Ranking.ofTexts(PronounceSearch.READINGS, "Readings",
                                PronounceSearch.SCORES)),
                null);
    }
}
