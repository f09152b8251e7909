package dev.teacup.train.recipe.weather;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Days;
import dev.teacup.train.metric.Verdicts;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.Facts.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * What the model relies on: each input in turn is that of another day, drawn at random, and the log loss
 * rises by what was lost.
 *
 * @see <a href="https://doi.org/10.1023/A:1010933404324">Breiman, Random Forests, section 10</a>
 */
record WeatherReliance(WeatherEvaluation kept) {
    private static final long SEED = 1;

    Section section() {
        Session session = Session.open(kept.model(), Limits.DEFAULT, ExternalFiles.NONE);
        List<String> names = WeatherInputs.names();
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            rows.add(row(name, session, List.of(name), step -> true));
        }
        List<String> days = names.subList(0, names.indexOf(WeatherInputs.WEATHER) + 1);
        int today = inputs().get(0).dims()[1] - 1;
        rows.add(row("all of today", session, days, step -> step == today));
        rows.add(row("all days before today", session, days, step -> step != today));
        rows.add(row("all days a week ago or more", session, days, step -> step <= today - 7));
        return Section.of("What it relies on", String.format(Locale.ROOT,
                "Each input in turn was taken from another day of 2015. The log loss is %.3f where nothing is"
                        + " exchanged; the more it rises, the more the model relies on that input.",
                kept.likely().logLoss()))
                .with(new Table(List.of("exchanged", "log loss", "accuracy of the likeliest word"), rows));
    }

    private List<String> row(String what, Session session, List<String> exchanged, IntPredicate steps) {
        Map<String, HostTensor> feeds = new LinkedHashMap<>();
        List<HostTensor> inputs = inputs();
        for (int i = 0; i < inputs.size(); i++) {
            String name = WeatherInputs.names().get(i);
            feeds.put(name, exchanged.contains(name) ? exchanged(inputs.get(i), steps) : inputs.get(i));
        }
        HostTensor said = session.run(feeds).get(WeatherNetwork.PROBABILITIES);
        float[] likely = new float[said.elements()];
        for (int i = 0; i < likely.length; i++) {
            likely[i] = (float) said.f64(i);
        }
        Verdicts verdicts = Verdicts.of(likely, kept.likely().truth(), Days.WORDS.size());
        return List.of(what, String.format(Locale.ROOT, "%.3f (%+.3f)", verdicts.logLoss(),
                verdicts.logLoss() - kept.likely().logLoss()),
                String.format(Locale.ROOT, "%.3f", verdicts.top(1)));
    }

    private List<HostTensor> inputs() {
        return Weather.inputs(kept.days(), kept.days().split().test());
    }

    /** The tensor [rows, steps] with some of its steps from other rows, the same ones for all inputs. */
    private static HostTensor exchanged(HostTensor input, IntPredicate steps) {
        int rows = input.dims()[0];
        int width = input.dims()[1];
        int[] other = order(rows);
        HostTensor result = HostTensor.of(input.dtype(), input.dims());
        for (int i = 0; i < input.elements(); i++) {
            int from = steps.test(i % width) ? other[i / width] * width + i % width : i;
            if (input.dtype() == DType.STRING) {
                result.tensor().i64(i, result.strings().handle(input.text(from)));
            } else {
                result.tensor().f64(i, input.f64(from));
            }
        }
        return result;
    }

    private static int[] order(int rows) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
