package dev.teacup.train.board;

import dev.teacup.error.ModelException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * What the projector reads in the folder of a run: {@code projector_config.pbtxt}, and for each projection a
 * folder with {@code tensors.tsv}, {@code metadata.tsv} and {@code sprite.png}.
 *
 * @see <a href="https://github.com/tensorflow/tensorboard/tree/master/tensorboard/plugins/projector">
 *     projector_config.proto</a>
 */
final class ProjectorFiles {
    private static final String CONFIG = "projector_config.pbtxt";
    private static final String TENSORS = "tensors.tsv";
    private static final String METADATA = "metadata.tsv";
    private static final String SPRITE = "sprite.png";
    private static final Pattern NAME = Pattern.compile("tensor_name: \"([\\w.-]+)\"");
    private static final Pattern SIDE = Pattern.compile("single_image_dim: (\\d+)");
    private static final Pattern BEFORE_ENTRY = Pattern.compile("(?=embeddings \\{)");

    private ProjectorFiles() {}

    /** Writes a projection, and adds it to those of the run; one of its name is replaced. */
    static void write(Path run, Projection projection) {
        Path folder = run.resolve(projection.name());
        try {
            Files.createDirectories(folder);
            put(folder.resolve(METADATA), metadata(projection).getBytes(StandardCharsets.UTF_8));
            if (!projection.pictures().isEmpty()) {
                put(folder.resolve(SPRITE), Sprite.png(projection.pictures()));
            }
            put(folder.resolve(TENSORS), tensors(projection.vectors()).getBytes(StandardCharsets.UTF_8));
            StringBuilder config = new StringBuilder();
            entries(run).stream().filter(entry -> !name(entry).equals(projection.name()))
                    .forEach(config::append);
            put(run.resolve(CONFIG), (config + entry(projection)).getBytes(StandardCharsets.UTF_8));
            if (projection.pictures().isEmpty()) {
                Files.deleteIfExists(folder.resolve(SPRITE));
            }
        } catch (IOException failed) {
            throw new ModelException(folder.toString(), "the projector's files cannot be written",
                    "a folder that can be written to, with room for it", failed.toString(),
                    "make room, or name another folder by --out");
        }
    }

    /** Puts a file in the place of what is there: a report that is made meanwhile reads one or the other. */
    private static void put(Path file, byte[] bytes) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        Files.write(beside, bytes);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * The projections of a run.
     *
     * @throws ModelException when their files cannot be read, or are none of these
     */
    static List<Projection> read(Path run) {
        List<Projection> projections = new ArrayList<>();
        try {
            for (String entry : entries(run)) {
                projections.add(projection(run.resolve(name(entry)), entry));
            }
        } catch (IOException | NumberFormatException unreadable) {
            throw new ModelException(run.resolve(CONFIG).toString(), "its projections cannot be read",
                    "the files that training writes", unreadable.toString(), "train again");
        }
        return projections;
    }

    /** Deletes what was written, in a folder where a new run begins. */
    static void clear(Path run) throws IOException {
        List<String> entries = entries(run);
        Files.deleteIfExists(run.resolve(CONFIG));
        for (String entry : entries) {
            for (String file : List.of(TENSORS, METADATA, SPRITE)) {
                Files.deleteIfExists(run.resolve(name(entry)).resolve(file));
            }
        }
    }

    private static String entry(Projection projection) {
        String path = projection.name() + "/";
        StringBuilder entry = new StringBuilder("embeddings {\n");
        entry.append("  tensor_name: \"").append(projection.name()).append("\"\n");
        for (int size : new int[] {projection.vectors().length, projection.width()}) {
            entry.append("  tensor_shape: ").append(size).append('\n');
        }
        entry.append("  tensor_path: \"").append(path).append(TENSORS).append("\"\n");
        entry.append("  metadata_path: \"").append(path).append(METADATA).append("\"\n");
        if (!projection.pictures().isEmpty()) {
            BufferedImage first = projection.pictures().get(0);
            entry.append("  sprite {\n    image_path: \"").append(path).append(SPRITE).append("\"\n");
            entry.append("    single_image_dim: ").append(first.getWidth()).append('\n');
            entry.append("    single_image_dim: ").append(first.getHeight()).append("\n  }\n");
        }
        return entry.append("}\n").toString();
    }

    private static List<String> entries(Path run) throws IOException {
        Path config = run.resolve(CONFIG);
        return !Files.exists(config) ? List.of()
                : Arrays.stream(BEFORE_ENTRY.split(Files.readString(config)))
                        .filter(entry -> !name(entry).isEmpty()).toList();
    }

    private static String name(String entry) {
        Matcher matcher = NAME.matcher(entry);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String tensors(float[][] vectors) {
        StringBuilder lines = new StringBuilder();
        for (float[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
                lines.append(i == 0 ? "" : "\t").append(vector[i]);
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    /** A header only above two columns or more: so does the projector tell them apart. */
    private static String metadata(Projection projection) {
        StringBuilder lines = new StringBuilder();
        if (projection.columns().size() > 1) {
            line(lines, projection.columns());
        }
        projection.labels().forEach(label -> line(lines, label));
        return lines.toString();
    }

    private static void line(StringBuilder lines, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            lines.append(i == 0 ? "" : "\t").append(cells.get(i).replaceAll("[\\t\\r\\n]", " "));
        }
        lines.append('\n');
    }

    private static Projection projection(Path folder, String entry) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(TENSORS));
        float[][] vectors = new float[lines.size()][];
        for (int row = 0; row < vectors.length; row++) {
            String[] numbers = lines.get(row).split("\t");
            vectors[row] = new float[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                vectors[row][i] = Float.parseFloat(numbers[i]);
            }
        }
        List<List<String>> labels = new ArrayList<>();
        Files.readAllLines(folder.resolve(METADATA))
                .forEach(line -> labels.add(List.of(line.split("\t", -1))));
        boolean hasHeader = labels.size() > vectors.length;
        List<String> columns = hasHeader ? labels.remove(0) : List.of("name");
        return new Projection(folder.getFileName().toString(), vectors, columns, labels,
                pictures(folder.resolve(SPRITE), entry, vectors.length));
    }

    private static List<BufferedImage> pictures(Path sprite, String entry, int count) throws IOException {
        Matcher side = SIDE.matcher(entry);
        List<BufferedImage> pictures = new ArrayList<>();
        if (side.find()) {
            int width = Integer.parseInt(side.group(1));
            int height = side.find() ? Integer.parseInt(side.group(1)) : width;
            int columns = Sprite.columns(count);
            BufferedImage sheet = ImageIO.read(sprite.toFile());
            if (sheet == null || sheet.getWidth() != columns * width
                    || sheet.getHeight() < (count + columns - 1) / columns * height) {
                throw new IOException(sprite + " is no sheet of " + count + " pictures of " + width + " x "
                        + height);
            }
            for (int i = 0; i < count; i++) {
                pictures.add(sheet.getSubimage(i % columns * width, i / columns * height, width, height));
            }
        }
        return pictures;
    }
}
