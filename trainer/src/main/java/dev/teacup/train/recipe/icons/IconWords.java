package dev.teacup.train.recipe.icons;

import dev.teacup.train.report.Facts.Trial;
import dev.teacup.train.report.Facts.Tried;
import dev.teacup.train.report.Facts.Use;
import java.util.List;
import java.util.Map;

/** What is said of the icon model in words. */
final class IconWords {
    static final String QUESTION =
            "Designers draw a trash can, a magnifying glass or a gear in ever new ways, and"
                    + " everybody knows what is meant. Which of 155 concepts does a small black picture"
                    + " stand for, drawn in the style of a family of icons that the network has never"
                    + " seen? The page asks its reader to draw one.";

    static final String SOURCE =
            "5,936 glyphs of the icon fonts in 38 packs of Ikonli 12.3.1 on Maven Central, chosen"
                    + " for 155 concepts that 11 families or more have; synonyms are merged, brands are"
                    + " left out. The list is part of the trainer, the fonts are fetched by ./teacup.";

    static final String OTHER_SOURCE =
            "Another list of the same columns, given by --data. What is said of traps and"
                    + " trials is true of the shipped list, and may not be of this one.";

    static final String LICENCE =
            "Ikonli is Apache-2.0; each font keeps the licence of its author (MIT, Apache-2.0,"
                    + " OFL, CC BY, CC BY-SA). The model holds weights and no pictures; pictures on this"
                    + " page are of packs under MIT or Apache-2.0 only.";

    static final List<String> TRAPS = List.of(
            "Packs copy each other: a split by pack flatters by two or three points. Families of packs"
                    + " stay together in one fold.",
            "Some pictures carry two names (menu is minus is stop, heart is star): errors that nobody"
                    + " can avoid. They stay, and are counted below.",
            "A concept has 14 to 92 pictures: the mean over concepts stands beside the share of"
                    + " pictures.",
            "Some glyphs are filled, others are outlines, and a pen draws outlines: training hollows some"
                    + " of the filled ones.",
            "A reader's strokes are no glyphs: drawings by strokes are judged for themselves.");

    static final Tried TRIED = new Tried(
            "Figures are of fold 4, learnt from folds 1 to 3 with seed 1. There was time for two"
                    + " trainings on a busy machine, so nothing here is tuned to the end.",
            List.of(new Trial("16, 48 and 96 channels, rate .004, decay .05, weights averaged over some"
                    + " 500 steps, 30 epochs", "top 1 .808, top 5 .910 after the last epoch",
                    "better than the bar"),
                    new Trial("32, 48 and 96 channels, rate .005, decay .1, averaged over some 100"
                            + " steps, 40 epochs",
                            "top 1 .823, top 5 .919 at the best epoch, .817 after the last",
                            "chosen"),
                    new Trial("its answers averaged over the picture moved by a pixel, thicker, thinner,"
                            + " hollow, turned by 6 degrees, scaled by .9 and 1.1, in twelve mixtures",
                            "top 1 .814 to .822, top 5 .919 to .927", "no gain: left out"),
                    new Trial("its errors read one by one",
                            "worst: win10, 43 of 60 right, where chevrons stand in rings",
                            "not yet mended; pictures put into rings and plates would be one way")),
            Map.of());

    static final String GALLERY =
            "The gallery shows errors on the packs feather, bootstrapicons and material only,"
                    + " whose licences allow it.";

    static final String DRAWN =
            "Strokes that were written down for Teacup, drawn by a program with a round pen: each"
                    + " time turned, out of proportion and wobbling in another way. They are no readers'"
                    + " drawings, but nobody made them for the network, either; how far they are from"
                    + " real ones, the page shows.";

    static final String LEARNING =
            "The network that learnt from folds 1 to 3. The loss is that of sketched pictures with"
                    + " smoothed labels and dropout; the weights of the best epoch were judged.";

    static final Use USE = new Use(
            "A convolutional network with batch normalization and residual blocks over 32 by 32 pixels;"
                    + " cutting the drawing to its ink and scaling it are part of the ONNX file.",
            "Apache-2.0, as the code.",
            List.of("To show a model in a page that answers while one draws.",
                    "To find an icon by drawing it."),
            List.of("Handwriting, sketches of scenes, and concepts outside of the list: it names one of"
                    + " its own with a high probability all the same.",
                    "Telling apart what differs in colour or in words."),
            List.of("How much the drawing looks like what designers of icons draw.",
                    "Fine details: what is smaller than a thirtieth of the drawing is lost."),
            List.of("No person is in the data. The concepts are those of user interfaces, with their"
                    + " conventions: a floppy disk means save."),
            List.of("A probability is right for glyphs of icon fonts; drawings are harder, see the"
                    + " figures.",
                    "Concepts that look the same (chat and comment, or refresh and repeat) are confused."));

    private IconWords() {}
}
