package dev.teacup.train.recipe.films;

import dev.teacup.error.Limits;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelReader;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorProto;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Films;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.page.PrincipalComponents;
import dev.teacup.train.report.Facts.Section;
import dev.teacup.train.report.Facts.Table;
import dev.teacup.train.report.chart.MapChart;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The space of what comes next as a map, and who is whose neighbour there. */
record FilmMap(FilmEvaluation kept) {
    private static final int SHOWN = 160;
    private static final int NEAREST = 4;
    /** The genres that have a colour; a film has that of the first one it has. */
    private static final List<String> GENRES = List.of("Animation", "Sci-Fi", "Crime", "Comedy");
    private static final List<String> ASKED = List.of("Toy Story (1995)", "Matrix, The (1999)",
            "Pulp Fiction (1994)", "Casablanca (1942)", "Shrek (2001)", "Trainspotting (1996)",
            "Inception (2010)", "Sleepless in Seattle (1993)");

    Section section() {
        String text = "Where films look for readers: two films lie together where the same readers come next."
                + " The space has " + Hyperparameters.CHOSEN.nextWidth()
                + " dimensions; the map shows the two in"
                + " which the films that most have rated differ most, so that much of what is near in the"
                + " space is"
                + " far on the map, and the other way round.";
        float[] sought = sought();
        if (sought.length == 0) {
            return Section.of("The space as a map", text,
                    "This file holds the space in another form, which is not"
                            + " drawn.");
        }
        NextSpace space = space();
        double[][] places = lengthOne(sought, space.count());
        int[] shown = IntStream.range(0, space.count()).boxed()
                .sorted(Comparator.comparingDouble(place -> -space.usual()[place])).limit(SHOWN)
                .mapToInt(Integer::intValue).toArray();
        List<String> kinds = new ArrayList<>(GENRES);
        kinds.add("other");
        return Section.of("The space as a map", text, "Nearest in the whole space, by cosine:")
                .with(neighbours(space, places))
                .with("map", new MapChart("Where films look for readers",
                        "The " + shown.length + " films that most have rated; what is alike lies together.",
                        kinds,
                        points(space, places, shown)));
    }

    private Table neighbours(NextSpace space, double[][] places) {
        List<List<String>> rows = new ArrayList<>();
        for (String title : ASKED) {
            int place = Arrays.binarySearch(space.films(), films().named(title));
            if (place >= 0) {
                String nearest = IntStream.range(0, places.length).filter(other -> other != place).boxed()
                        .sorted(Comparator.comparingDouble(other -> -dot(places[place], places[other])))
                        .limit(NEAREST).map(other -> films().all().get(space.films()[other]).title())
                        .collect(Collectors.joining("; "));
                rows.add(List.of(title, nearest));
            }
        }
        return new Table(List.of("film", "nearest"), rows);
    }

    private List<MapChart.Point> points(NextSpace space, double[][] places, int[] shown) {
        int width = places[0].length;
        float[] vectors = new float[shown.length * width];
        for (int at = 0; at < vectors.length; at++) {
            vectors[at] = (float) places[shown[at / width]][at % width];
        }
        float[] map = PrincipalComponents.of(vectors, width).places();
        List<MapChart.Point> points = new ArrayList<>();
        for (int row = 0; row < shown.length; row++) {
            Films.Film film = films().all().get(space.films()[shown[row]]);
            int kind = IntStream.range(0, GENRES.size()).filter(i -> film.genres().contains(GENRES.get(i)))
                    .findFirst().orElse(GENRES.size());
            points.add(new MapChart.Point(film.title(), map[PrincipalComponents.COUNT * row],
                    map[PrincipalComponents.COUNT * row + 1], kind));
        }
        return points;
    }

    private static double[][] lengthOne(float[] values, int count) {
        int width = values.length / count;
        double[][] rows = new double[count][width];
        for (int row = 0; row < count; row++) {
            double squares = 0;
            for (int i = 0; i < width; i++) {
                squares += values[row * width + i] * values[row * width + i];
            }
            for (int i = 0; i < width; i++) {
                rows[row][i] = values[row * width + i] / Math.sqrt(squares);
            }
        }
        return rows;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** As it lies in the file; empty where the file has it in another form. */
    private float[] sought() {
        Span file = Span.of(kept.model());
        ModelProto model = ModelReader.read(file.memory(), file.at(), file.length(), Limits.DEFAULT);
        for (TensorProto tensor : model.graph().initializer()) {
            if (tensor.name().equals(NextSpace.SOUGHT) && tensor.dataType() == DType.FLOAT32.code()
                    && tensor.inPlace() != null) {
                float[] values = new float[(int) tensor.elements()];
                ByteBuffer.wrap(tensor.inPlace().bytes()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer()
                        .get(values);
                return values;
            }
        }
        return new float[0];
    }

    private NextSpace space() {
        List<Viewing> train = Viewing.Parts.lastOnes(films().readers(), FilmTaste.NEXT).first();
        return NextSpace.of(train, films().all().size(), Hyperparameters.CHOSEN);
    }

    private Films films() {
        return kept.films();
    }
}
