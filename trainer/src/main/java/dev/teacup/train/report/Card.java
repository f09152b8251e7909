package dev.teacup.train.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code card.md}, under the headings of a model card.
 *
 * @see <a href="https://arxiv.org/abs/1810.03993">Mitchell et al., Model Cards for Model Reporting, arXiv
 *         1810.03993</a>
 */
public final class Card {
    private Card() {}

    /** The card as Markdown. */
    public static String of(Facts facts) {
        Facts.Use use = facts.use();
        Markdown page = new Markdown().heading(1, "Model card: " + facts.name());
        page.heading(2, "Model details").items(details(facts));
        page.heading(2, "Intended use").items(use.intended());
        page.heading(3, "Out of scope").items(use.outOfScope());
        page.heading(2, "Factors").items(use.factors());
        page.heading(2, "Metrics").paragraph(measures(facts));
        page.heading(2, "Training and evaluation data").paragraph(facts.data().source());
        Report.writeParts(page, facts.data());
        page.items(facts.data().traps());
        Report.writeResults(page.heading(2, "Quantitative analyses"), facts);
        page.heading(2, "Ethical considerations").items(use.ethics());
        page.heading(2, "Caveats and recommendations").items(use.caveats());
        return page.toString();
    }

    private static List<String> details(Facts facts) {
        Facts.Run run = facts.run();
        List<String> details = new ArrayList<>(List.of(facts.question(), facts.use().kind(),
                "Trained on " + run.day() + " by `" + run.command() + "`, seed " + run.seed() + "."));
        details.add("Licence: " + facts.use().licence());
        details.add("More in [report.md](report.md).");
        return details;
    }

    private static String measures(Facts facts) {
        List<String> measures =
                facts.results().stream().flatMap(result -> result.measures().stream()).distinct()
                        .toList();
        return String.join(", ", measures)
                + ", as mean ± standard deviation over seeds where there are several runs.";
    }
}
