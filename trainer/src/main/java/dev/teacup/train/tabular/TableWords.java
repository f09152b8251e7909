package dev.teacup.train.tabular;

import dev.teacup.error.Text;
import dev.teacup.train.report.Facts.Use;
import java.util.ArrayList;
import java.util.List;

/** What the card of any file's model says in words. */
final class TableWords {
    private TableWords() {}

    static Use use(TableData data) {
        List<String> caveats = new ArrayList<>(List.of(
                "Kinds of columns were guessed: read the table of columns in the report.",
                "The model knows nothing that the file does not say, and takes it as it is."));
        caveats.addAll(data.warnings());
        if (data.asked().balance()) {
            caveats.add("All classes were made to weigh the same: its probabilities are higher for rare"
                    + " classes than they come.");
        }
        boolean isByTime = data.rows().by().startsWith("by the date");
        return new Use(
                "A linear model, and where they help " + TableFit.MEMBERS
                        + " small networks beside it, averaged;"
                        + " preprocessing is part of the ONNX file.",
                "that of whoever made the file.",
                List.of("To look at how far " + Text.quoted(data.target().name())
                        + " follows from the other columns.",
                        "As a first model, that a better one has to beat."),
                List.of("Decisions about people, before somebody has looked at what it has learnt.",
                        "Rows of another origin than those of the file."),
                List.of("Columns that are missing more often than in the file make it worse.",
                        isByTime ? "It was judged on later rows than it has learnt from."
                                : "It was judged on rows of the same kind as it has learnt from; in later"
                                        + " ones the world may have changed."),
                List.of("Where rows are people, look at what it says of groups of them: nobody has."),
                caveats);
    }
}
