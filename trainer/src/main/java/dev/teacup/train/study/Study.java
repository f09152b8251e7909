package dev.teacup.train.study;

import dev.teacup.exec.HostTensor;
import dev.teacup.train.loop.RateSearch;
import dev.teacup.train.metric.Predictions;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Folder;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.report.PageTime;
import dev.teacup.train.report.SmallerFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recipe at work on its data: it trains a model, judges one, and says of it what a report tells. */
public interface Study {
    /** Reads the data of a recipe. */
    @FunctionalInterface
    interface Opening {
        /**
         * The recipe at work on its data.
         *
         * @param data other data of the same form, or null for what is shipped
         * @param epochs instead of the recipe's, or 0
         * @throws dev.teacup.error.ModelException with the row of the data that is wrong
         */
        Study open(Path data, int epochs);
    }

    /** Every choice, a component each; what they are called is what the report calls them. */
    Record settings();

    /** What stands behind {@code ./teacup train} to train this again: as a rule the recipe's name. */
    default String asked(String name) {
        return name;
    }

    /** The SHA-256 of the unpacked data, in hexadecimal. */
    String dataSha256();

    /** What TensorBoard is told of the recipe's tensors. */
    default Legend legend() {
        return Legend.NONE;
    }

    /** Trains with the desk's seed. */
    Trained train(Desk desk);

    /** A search for the learning rate, up to its burst; none where the recipe has no such search. */
    default List<RateSearch.Point> searched(Desk desk) {
        return List.of();
    }

    /** What the finished model is asked for its goldens. */
    Golden golden();

    /**
     * Inputs of validation rows, each set in the order of the model's signature: from them, a file in int8
     * learns how large the values between its nodes are. The goldens, where the recipe does not say.
     */
    default List<List<HostTensor>> calibration() {
        return golden().sets();
    }

    /**
     * Judges the bytes of a model in Teacup's own engine, as a page runs it, or, where that would take
     * minutes, in ONNX Runtime; the report then says how far the two agree.
     *
     * @param file how errors name it
     * @throws dev.teacup.error.ModelException when it is no model of this recipe
     */
    Evaluation judge(byte[] model, String file);

    /**
     * A trained model.
     *
     * @param onnx the file
     * @param description for the page
     * @param parameters how many numbers were learnt
     * @param curves by a name, for {@link Account}
     * @param figures by the part of the rows, then by the measure, for {@link Ledger}
     */
    record Trained(byte[] onnx, ModelDescription description, long parameters,
            Map<String, double[]> curves, Map<String, Map<String, Double>> figures) {}

    /** How good a finished model is. */
    interface Evaluation {
        /** By the part of the rows, test first, then by the measure. */
        Map<String, Map<String, Double>> figures();

        /** How many rows were judged, by part. */
        Map<String, Integer> rows();

        /**
         * What the report says.
         *
         * @param account of the training
         * @param ledger of all seeds
         * @param modelBytes the size of the file
         */
        Facts facts(Account account, Ledger ledger, long modelBytes);

        /**
         * By the part of the rows, what the model said of them where it tells two classes apart: TensorBoard
         * draws precision over recall.
         */
        default Map<String, Predictions> predictions() {
            return Map.of();
        }

        /** What {@code evaluate --json} prints. */
        default Map<String, Object> json() {
            Map<String, Object> all = new LinkedHashMap<>(figures());
            all.put("rows", rows());
            return all;
        }

        /**
         * Writes the report of a model that was trained on this data.
         *
         * @param dataSha256 of the data that was judged
         * @return whether it was written: a model that was not trained here, or that was judged on other
         *         data, keeps the report it has
         */
        default boolean writeTo(Folder folder, String dataSha256, long modelBytes) {
            Account account = folder.accountOf(dataSha256);
            if (account == null) {
                return false;
            }
            Ledger ledger = Ledger.of(account.settings(), dataSha256, folder.ledger());
            Facts facts = facts(account, ledger, modelBytes);
            PageTime time = folder.pageTime();
            SmallerFiles forms = folder.smallerFiles();
            facts = forms == null ? facts : facts.with(forms.section());
            folder.write(time == null ? facts : facts.with(time.section()));
            return true;
        }
    }
}
