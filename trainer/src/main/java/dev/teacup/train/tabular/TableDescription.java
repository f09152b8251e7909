package dev.teacup.train.tabular;

import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.report.PageInput;
import dev.teacup.train.report.PageOutput;
import java.util.List;
import java.util.Locale;

/** What a page needs to know of the model of a file. */
record TableDescription(TableData data, TableFit fit) {
    private static final int FEW_CLASSES = 8;

    ModelDescription description() {
        Target target = data.target();
        List<PageInput> fields = fit.inputs().fields();
        String explored = target.task() == Task.CLASSES ? null
                : fields.stream().filter(field -> field instanceof PageInput.Number).map(PageInput::name)
                        .findFirst().orElse(null);
        return new ModelDescription(data.name(), title(target),
                String.format(Locale.ROOT, "%s, learnt from %,d rows of %s.", target.name(),
                        fit.rows().length, data.asked().file()),
                fields, List.of(output(target)), explored);
    }

    static String title(Target target) {
        return switch (target.task()) {
            case BINARY -> target.name() + ": " + target.asked() + "?";
            case CLASSES -> target.name() + ": which one?";
            default -> target.name() + ": how much?";
        };
    }

    private PageOutput output(Target target) {
        if (target.task() == Task.BINARY) {
            int[] counts = target.counts(fit.rows());
            return PageOutput.probability(TableNetwork.PROBABILITY, "likely to be " + target.asked(),
                    (double) counts[1] / fit.rows().length, "the average row");
        } else if (target.task() == Task.REGRESSION) {
            return new PageOutput.Number(TableNetwork.VALUE, target.name(), null);
        }
        return target.classes().size() <= FEW_CLASSES
                ? new PageOutput.Classes(TableNetwork.PROBABILITIES, target.name(), target.classes())
                : PageOutput.Ranking.of(TableNetwork.PROBABILITIES, target.name(), target.classes(),
                        FEW_CLASSES);
    }
}
