package dev.teacup.train.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilesTest {
    @TempDir
    private Path board;

    @Test
    void runsAreFoundBelowTheirFolder() {
        write("seed-1/to-1997", 0.5);
        write("seed-1", 0.25);
        write("seed-2", 0.125);
        List<EventFiles> runs = EventFiles.below(board);
        assertEquals(List.of("seed-1", "seed-1/to-1997", "seed-2"),
                runs.stream().map(EventFiles::run).toList());
        EventFiles.Point point = runs.get(1).scalars().get("epoch/loss").get(0);
        assertEquals(7, point.step());
        assertEquals(0.5, point.value());
    }

    @Test
    void aRecordThatIsCutShortIsLeftOut() throws IOException {
        Path file = write("run", 0.5);
        byte[] whole = Files.readAllBytes(file);
        for (int bytes = 0; bytes < whole.length; bytes++) {
            Files.write(file, Arrays.copyOf(whole, bytes));
            assertEquals(0, EventFiles.below(board).get(0).scalars().size(), bytes + " bytes");
        }
    }

    @Test
    void anyByteThatIsWrongIsFoundOut() throws IOException {
        Path file = write("run", 0.5);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            assertThrows(ModelException.class, () -> EventFiles.below(board), "byte " + at);
        }
        byte[] damaged = whole.clone();
        damaged[whole.length - 1] ^= 1;
        Files.write(file, damaged);
        ModelException told = assertThrows(ModelException.class, () -> EventFiles.below(board));
        String checksum = told.expected().replaceAll(".*0x", "");
        assertEquals(file + ", byte 42: the event file is damaged\n"
                + "expected: a record with the checksum 0x" + checksum + "\n"
                + "got: 0x" + Integer.toHexString((int) Long.parseLong(checksum, 16) ^ 1 << 24) + "\n"
                + "fix: use a copy of it, or train again", told.getMessage());
    }

    @Test
    void histogramsComeBackWithTheirBuckets() {
        try (Run run = Run.begin(board)) {
            run.histogram("weights", 3, new float[] {-1, -1, 2});
            run.text("weights", 3, "no histogram");
        }
        List<EventFiles.Spread> spreads = EventFiles.below(board).get(0).histograms().get("weights");
        assertEquals(1, spreads.size());
        double[] buckets = spreads.get(0).buckets();
        assertEquals(3, spreads.get(0).step());
        assertEquals(-1, buckets[0]);
        assertEquals(2, buckets[2]);
        assertEquals(2, buckets[buckets.length - 2]);
        assertEquals(1, buckets[buckets.length - 1]);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path missing = board.resolve("missing");
        ModelException told = assertThrows(ModelException.class, () -> EventFiles.below(missing));
        assertEquals(missing + ": there are no events of a training\n"
                + "expected: a folder that ./teacup train wrote\n"
                + "got: java.nio.file.NoSuchFileException: " + missing + "\n"
                + "fix: train a model first", told.getMessage());
    }

    @Test
    void aProjectionComesBackWithItsLabelsAndPictures() throws IOException {
        List<BufferedImage> pictures = Stream.of(0xFF0000FF, 0xFF00FF00, 0xFFFF0000).map(colour -> {
            BufferedImage picture = new BufferedImage(2, 3, BufferedImage.TYPE_INT_ARGB);
            picture.setRGB(1, 2, colour);
            return picture;
        }).toList();
        float[][] vectors = {{1, -2.5f}, {3e-8f, 4}, {0, 0}};
        try (Run run = Run.begin(board)) {
            run.project(Projection.of("letters", vectors, List.of("a", "b", "c\td")));
            run.project(new Projection("signs", vectors, List.of("sign", "kind"),
                    List.of(List.of("x", "1"), List.of("y", ""), List.of("ü", "3")), pictures));
            run.project(Projection.of("letters", vectors, List.of("A", "B", "C\tD")));
        }
        List<Projection> read = EventFiles.below(board).get(0).projections();
        assertEquals(List.of("signs", "letters"), read.stream().map(Projection::name).toList());
        assertEquals(Arrays.deepToString(vectors), Arrays.deepToString(read.get(0).vectors()));
        assertEquals(List.of("sign", "kind"), read.get(0).columns());
        assertEquals(List.of("ü", "3"), read.get(0).labels().get(2));
        assertEquals(0xFFFF0000, read.get(0).pictures().get(2).getRGB(1, 2));
        assertEquals(List.of("C D"), read.get(1).labels().get(2));
        assertEquals("""
                embeddings {
                  tensor_name: "signs"
                  tensor_shape: 3
                  tensor_shape: 2
                  tensor_path: "signs/tensors.tsv"
                  metadata_path: "signs/metadata.tsv"
                  sprite {
                    image_path: "signs/sprite.png"
                    single_image_dim: 2
                    single_image_dim: 3
                  }
                }
                embeddings {
                  tensor_name: "letters"
                  tensor_shape: 3
                  tensor_shape: 2
                  tensor_path: "letters/tensors.tsv"
                  metadata_path: "letters/metadata.tsv"
                }
                """, Files.readString(board.resolve("projector_config.pbtxt")));
    }

    @Test
    void aProjectionWithAnotherNumberOfNamesIsRefused() {
        ModelException told = assertThrows(ModelException.class,
                () -> Projection.of("letters", new float[][] {{1}, {2}}, List.of("a")));
        assertEquals("projection 'letters': points and labels differ in number\n"
                + "expected: 2 labels\ngot: 1\nfix: name every point", told.getMessage());
    }

    private Path write(String name, double loss) {
        Path folder = board.resolve(name);
        try (Run run = Run.begin(folder)) {
            run.scalar("epoch/loss", 7, loss);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
