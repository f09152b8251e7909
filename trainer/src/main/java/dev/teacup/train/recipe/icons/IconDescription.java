package dev.teacup.train.recipe.icons;

import dev.teacup.train.data.Drawings;
import dev.teacup.train.data.Icons;
import dev.teacup.train.data.picture.Drawing;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.report.PageInput;
import dev.teacup.train.report.PageOutput;
import java.util.List;

/** What a page needs to know of the icon model. */
final class IconDescription {
    static final String TITLE = "Which icon did you draw?";

    /** What is on the sheet at first. */
    private static final String AT_FIRST = "umbrella";
    private static final int TOP = 5;

    private IconDescription() {}

    static ModelDescription of(Icons icons) {
        return new ModelDescription(DrawnIcons.NAME, TITLE,
                "Draw an icon, and the network names its concept, one of " + icons.concepts().size()
                        + ", learnt from icon fonts.",
                List.of(new PageInput.Drawing(IconFraming.DRAWING, "Your drawing", Drawings.SIZE,
                        Drawings.SIZE, Drawings.PEN, strokes())),
                List.of(PageOutput.Ranking.of(IconModel.PROBABILITY, "It looks like", icons.concepts(), TOP)),
                null);
    }

    private static List<List<List<Double>>> strokes() {
        Drawings drawings = Drawings.shipped();
        Drawing first = drawings.drawings().get(drawings.concepts().indexOf(AT_FIRST));
        return first.strokes().stream()
                .map(stroke -> stroke.stream().map(point -> List.of(point.x(), point.y())).toList()).toList();
    }
}
