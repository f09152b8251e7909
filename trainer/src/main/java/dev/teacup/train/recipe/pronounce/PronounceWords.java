package dev.teacup.train.recipe.pronounce;

import dev.teacup.train.report.Facts.Trial;
import dev.teacup.train.report.Facts.Tried;
import dev.teacup.train.report.Facts.Use;
import java.util.List;
import java.util.Map;

/** What is said of the model that pronounces words, in words. */
final class PronounceWords {
    static final String QUESTION = "English spelling is a puzzle that everybody who reads has solved: though,"
            + " through, tough. A network is shown a hundred thousand words with their sounds, and then"
            + " words of families that it has never seen. How many does it read aloud as the dictionary"
            + " does, and where does it go wrong?";

    static final String SOURCE = "The CMU Pronouncing Dictionary, in 39 phonemes without stress, as packaged"
            + " for Sphinx (cmudict-en-us.dict of de.sciss:sphinx4-data 1.0.0).";

    static final String OTHER_SOURCE = "Another dictionary of the same form, given by --data. What is said of"
            + " traps, trials and measured bars is true of the CMU dictionary, and may not be of this one.";

    static final String LICENCE = "BSD-2-Clause, Carnegie Mellon University; its notice is in NOTICE.";

    static final List<String> TRAPS = List.of(
            "Inflections: were words dealt out one by one, more than a quarter of the test words would have"
                    + " their plural, possessive or base among the training words. The hash of the family"
                    + " deals them out: the word without a final 's, ' or s. Words in -es, -ed or -ing may"
                    + " still have their base among the training words.",
            "A word with several readings is right when it is said in any of them, and is learnt once for"
                    + " each; all its readings are in one part.",
            "The published figures are of splits by word and of an edition with other words: they are not"
                    + " comparable, and easier.",
            "The rules of FreeTTS were fitted on their own lexicon, which has most of the test words: on the"
                    + " 1,850 that it lacks they say 60.8 % wrong.");

    static final Tried TRIED = new Tried(
            "What follows is told without figures where none were measured on these data.",
            List.of(new Trial("letters split in the page, the model fed with numbers", "not measured",
                    "refused: another page would have to know the alphabet; Unique finds the letters in"
                            + " the graph"),
                    new Trial("feeding what was seen back into the first decoder layer", "not measured",
                            "left out: a training step would need a Scan around the whole decoder; the"
                                    + " second decoder layer knows what the first one saw"),
                    new Trial("six epochs of a shortened schedule, one seed",
                            "word error .383 on watched validation words",
                            "good enough to beat the rules; a long schedule gains as the rate falls"),
                    new Trial("the training words themselves, asked after 15 of 24 epochs",
                            "word error .289, beside .362 on watched validation words",
                            "the network does not know its own words by heart yet: it wants more epochs or"
                                    + " more units, not more dropout"),
                    new Trial("all weights of the attention kept, however small",
                            "a step took twice as long after 15 epochs",
                            "refused: products with weights below 1e-38 are denormal; what no sum would"
                                    + " feel is 0 now"),
                    new Trial("the probabilities as the network gives them",
                            "0.284 from the truth on average, with six epochs",
                            "refused: smoothed labels make it too modest; logits are multiplied by a factor"
                                    + " that is fitted on validation words")),
            Map.of());

    static final Use USE = new Use(
            "Two bidirectional GRU layers read the letters, two GRU layers with a look at the letters each"
                    + " say the phonemes; a beam search is part of the ONNX file.",
            "Apache-2.0, as the code; learnt from the CMU dictionary (BSD-2-Clause).",
            List.of("To show attention and beam search in a page.",
                    "A first guess at how an English word or name is said."),
            List.of("Any use where a wrong reading harms; teaching pronunciation without a teacher.",
                    "Other languages, and words in a sentence: read and read are one word here."),
            List.of("The length of the word and the language that it comes from move the error most.",
                    "Stress is not told."),
            List.of("The dictionary has General American only, and reads names as Americans read them: what"
                    + " it says of a name is not how its bearer says it."),
            List.of("The dictionary errs, too, above all in rare names.",
                    "The probability of a reading is that of the model, see the calibration.",
                    "The test words decided nothing: epochs and settings were chosen on validation words."));

    private PronounceWords() {}
}
