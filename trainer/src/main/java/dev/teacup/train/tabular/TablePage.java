package dev.teacup.train.tabular;

import dev.teacup.train.report.Facts;
import dev.teacup.train.report.ModelDescription;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page of a file's model, {@code index.html} in its folder: the widget, the figures, and what the columns
 * were taken for. It finds the site's look and scripts beside it, where {@code ./teacup serve DIR} puts them.
 */
record TablePage(Facts facts, ModelDescription description, TableData data) {
    static final String FILE = "index.html";

    String html() {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s · Teacup</title>
                <meta name="description" content="%2$s">
                <link rel="icon" href="favicon.svg">
                <link rel="stylesheet" href="look.css">
                <script type="module" src="teacup-model.js"></script>
                </head>
                <body>
                <a class="skip" href="#model">To the model</a>
                <main><article>
                <h1>%1$s</h1>
                <p class="lead">%2$s It runs in this page, on your device.</p>

                <teacup-model class="wide" id="model" src="model.onnx" loading="eager">
                  <p>Here a form asks for the columns and says %3$s. It needs the page’s scripts and a \
                recent browser: Chrome 119, Firefox 120, Safari 18.2 or later.</p>
                </teacup-model>

                <h2>How good it is</h2>
                <p>%4$s</p>
                <figure>
                %5$s
                <figcaption>%6$s</figcaption>
                </figure>

                <h2>What it was given</h2>
                <p>Every column of the file was looked at, and this is what it was taken for.</p>
                <figure>
                %7$s
                </figure>

                <h2>More</h2>
                <p>The <a href="report.md">report</a> says where it errs and what it relies on, and the \
                <a href="card.md">card</a> what it is not for. <code>./teacup report</code> with the name of \
                the model’s folder opens the report as a page, with the curves of its training.</p>

                <h2 id="embed">Put it into your page</h2>
                <p>Lay <code>model.onnx</code> beside your page, and the files of Teacup’s JavaScript \
                package; these two lines are the rest.</p>
                <pre><code>&lt;script type="module" src="teacup-model.js"&gt;&lt;/script&gt;
                &lt;teacup-model src="model.onnx"&gt;&lt;/teacup-model&gt;</code></pre>
                </article></main>
                </body>
                </html>
                """.formatted(text(description.title()), text(description.summary()),
                text(data.target().words()),
                text(facts.sections().get(0).paragraphs().get(0)), results(),
                text(facts.results().get(0).caption().replaceAll(":$", ".")), columns());
    }

    private String results() {
        Facts.Result result = facts.results().get(0);
        String head = "<th scope=\"col\">model</th>" + cells("th scope=\"col\"", "th", result.measures());
        String rows = result.lines().stream()
                .map(line -> (line.model().startsWith(TableFacts.OWN) ? "<tr class=\"ours\"><td>"
                        : "<tr><td>")
                        + text(line.model()) + "</td>" + cells("td", "td", line.figures()
                                .stream().map(figure -> figure == null ? "" : figure.text()).toList())
                        + "</tr>")
                .collect(Collectors.joining("\n"));
        return table("<table>", head, rows);
    }

    private String columns() {
        String head =
                cells("th scope=\"col\"", "th", List.of("column", "kind", "missing", "what is said of it"));
        String rows = new ColumnList(data.columns(), data.target().name()).cells().stream()
                .map(row -> "<tr>" + cells("td", "td", row) + "</tr>").collect(Collectors.joining("\n"));
        return table("<table class=\"words\">", head, rows);
    }

    private static String table(String open, String head, String rows) {
        return open + "\n<thead><tr>" + head + "</tr></thead>\n<tbody>\n" + rows + "\n</tbody>\n</table>";
    }

    private static String cells(String open, String close, List<String> cells) {
        return cells.stream().map(cell -> "<" + open + ">" + text(cell) + "</" + close + ">")
                .collect(Collectors.joining());
    }

    /** What a file says stays text. */
    private static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
