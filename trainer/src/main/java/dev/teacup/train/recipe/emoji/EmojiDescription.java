package dev.teacup.train.recipe.emoji;

import dev.teacup.train.data.EmojiQueries;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.report.PageInput;
import dev.teacup.train.report.PageOutput;
import java.util.List;
import java.util.Locale;

/** What a page needs to know of the model that finds emoji. */
final class EmojiDescription {
    static final String TITLE = "Which emoji is it?";

    private EmojiDescription() {}

    static ModelDescription of(EmojiQueries data) {
        return new ModelDescription(EmojiSearch.NAME, TITLE,
                String.format(Locale.ROOT, "Finds %,d emoji by what words mean, learnt from their names,"
                        + " keywords and %,d queries.", data.candidates().size(),
                        data.split().train().length),
                List.of(new PageInput.Text(EmojiNetwork.QUERY, "Words", Grams.MOST,
                        "[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff' _-]",
                        List.of("noise", "physician", "voyage", "prank", "athlete"), "tea")),
                List.of(new PageOutput.Signs(EmojiNetwork.EMOJI, "Emoji", EmojiNetwork.NAMES,
                        EmojiNetwork.SIMILARITIES)),
                null);
    }
}
