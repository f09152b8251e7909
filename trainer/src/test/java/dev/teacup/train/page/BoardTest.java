package dev.teacup.train.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.train.board.Projection;
import dev.teacup.train.board.Run;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardTest {
    @TempDir
    private Path folder;

    private Run run(String name) {
        return Run.begin(folder.resolve(name));
    }

    @Test
    void aChartHasALineForEachRun() {
        for (String name : List.of("seed-1", "seed-2")) {
            try (Run run = run(name)) {
                run.scalar("loss", 1, 4);
                run.scalar("loss", 3, 2);
                run.scalar("accuracy", 3, 0.5);
            }
        }
        List<Curves> curves = Board.of(folder).curves();
        assertEquals(List.of("loss"), curves.stream().map(Curves::name).toList(), "one number is no curve");
        assertEquals(List.of("seed-1", "seed-2"),
                curves.get(0).runs().stream().map(Curves.Run::name).toList());
        assertArrayEquals(new double[] {1, 3}, curves.get(0).runs().get(1).x());
        assertArrayEquals(new double[] {4, 2}, curves.get(0).runs().get(1).y());
    }

    @Test
    void aLongLineIsThinnedAndKeepsItsLastPoint() {
        try (Run run = run("seed-1")) {
            for (int step = 0; step <= 2500; step++) {
                run.scalar("loss", step, step);
            }
        }
        double[] x = Board.of(folder).curves().get(0).runs().get(0).x();
        assertTrue(x.length <= 1001, x.length + " points");
        assertEquals(2500, x[x.length - 1]);
    }

    @Test
    void histogramsAreOfTheFirstRun() {
        for (String name : List.of("seed-1", "seed-2")) {
            try (Run run = run(name)) {
                run.histogram("weights/W", 5, new float[] {0, 0, 1, 3});
                run.histogram("weights/none", 5, new float[] {Float.NaN});
            }
        }
        List<Board.Spreads> spreads = Board.of(folder).spreads();
        assertEquals(1, spreads.size());
        assertEquals("seed-1", spreads.get(0).run());
        Board.Spread spread = spreads.get(0).spreads().get(0);
        assertEquals(5, spread.step());
        assertEquals(0, spread.low());
        assertEquals(3, spread.high());
        assertEquals(2, spread.counts()[0]);
        assertEquals(1, spread.counts()[spread.counts().length - 1]);
    }

    @Test
    void pointsComeWithAllThatIsSaidOfThem() {
        BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
        try (Run run = run("seed-1")) {
            run.scalar("loss", 1, 4);
            run.project(new Projection("words", new float[][] {{1, 2}, {3, 4}}, List.of("word", "kind"),
                    List.of(List.of("one", "odd"), List.of("two", "even")), List.of(picture, picture)));
        }
        Space space = Board.of(folder).spaces().get(0);
        assertEquals("words", space.name());
        assertArrayEquals(new float[] {1, 2, 3, 4}, space.vectors());
        assertEquals(List.of(new Space.Column("word", List.of("one", "two")),
                new Space.Column("kind", List.of("odd", "even"))), space.columns());
        assertEquals(3, space.sprite().width());
        assertEquals(2, space.sprite().height());
    }

    @Test
    void withoutAFolderThereIsNothing() {
        Board board = Board.of(folder.resolve("none"));
        assertEquals(new Board(List.of(), List.of(), List.of()), board);
    }

    @Test
    void ofWhatTheReportKnowsTheSearchForARateIsKept() {
        Curves.Run run = new Curves.Run("run", new double[] {1, 2}, new double[] {1, 2});
        Curves loss = new Curves("loss", "epoch", false, List.of(run));
        Curves search = new Curves("search", "learning rate", true, List.of(run));
        Board empty = new Board(List.of(), List.of(), List.of());
        assertEquals(List.of(loss, search), empty.withCurves(List.of(loss, search)));
        Curves step = new Curves("step/loss", "step", false, List.of(run));
        assertEquals(List.of(step, search),
                new Board(List.of(step), List.of(), List.of()).withCurves(List.of(loss, search)));
    }
}
