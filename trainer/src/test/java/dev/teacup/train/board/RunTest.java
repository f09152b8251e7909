package dev.teacup.train.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.Value;
import dev.teacup.error.ModelException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.framework.AttrValue;
import org.tensorflow.framework.DataType;
import org.tensorflow.framework.GraphDef;
import org.tensorflow.framework.NodeDef;
import org.tensorflow.framework.Summary;
import org.tensorflow.framework.TensorProto;
import org.tensorflow.util.Event;
import org.tensorflow.util.SessionLog;

/** Every kind of event, read by TensorFlow's own classes. */
class RunTest {
    @TempDir
    private Path folder;
    private double seconds = 1e9;

    @Test
    void aFileBeginsWithItsVersion() throws IOException {
        begin().close();
        Event first = TensorFlowReader.events(folder).get(0);
        assertEquals("brain.Event:2", first.getFileVersion());
        assertEquals(1e9 + 2, first.getWallTime());
    }

    @Test
    void theChecksumOfTheTestIsThatOfRfc3720() {
        assertEquals(0x8A9136AA, TensorFlowReader.crc(new byte[32]));
        assertEquals(0xE3069283, TensorFlowReader.crc("123456789".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aNumberHasItsStepAndTime() throws IOException {
        try (Run run = begin()) {
            run.scalar("epoch/loss", 300, 0.25);
            run.scalar("epoch/loss", 1L << 40, Double.NaN);
        }
        List<Event> events = TensorFlowReader.events(folder);
        assertEquals(300, events.get(1).getStep());
        assertEquals(0.25f, events.get(1).getSummary().getValue(0).getSimpleValue());
        assertEquals(1L << 40, events.get(2).getStep());
        assertTrue(Float.isNaN(events.get(2).getSummary().getValue(0).getSimpleValue()));
    }

    @Test
    void aHistogramCountsEveryFiniteValueOnce() throws IOException {
        try (Run run = begin()) {
            run.histogram("weights/W", 1, new float[] {-1, -1, 0, 2, Float.NaN, Float.POSITIVE_INFINITY});
            run.histogram("weights/W", 2, new float[] {3, 3});
            run.histogram("weights/W", 3, new float[] {Float.NaN});
        }
        List<Summary.Value> values = TensorFlowReader.values(folder, "weights/W");
        assertEquals("histograms", plugin(values.get(0)));
        List<double[]> buckets = rows(values.get(0).getTensor());
        assertEquals(30, buckets.size());
        assertArrayEquals(new double[] {-1, -0.9, 2}, buckets.get(0), 1e-9);
        assertArrayEquals(new double[] {1.9, 2, 1}, buckets.get(29), 1e-9);
        assertEquals(4, buckets.stream().mapToDouble(bucket -> bucket[2]).sum());
        assertArrayEquals(new double[] {2.5, 3.5, 2}, rows(values.get(1).getTensor()).get(0));
        assertEquals(0, rows(values.get(2).getTensor()).size());
    }

    @Test
    void picturesArePngsBehindTheirSize() throws IOException {
        try (Run run = begin()) {
            run.images("samples/ink", 0, List.of(picture(0xFF112233), picture(0xFF445566)));
        }
        Summary.Value value = TensorFlowReader.values(folder, "samples/ink").get(0);
        assertEquals("images", plugin(value));
        TensorProto tensor = value.getTensor();
        assertEquals(DataType.DT_STRING, tensor.getDtype());
        assertEquals(List.of("3", "2"), List.of(tensor.getStringVal(0).toStringUtf8(),
                tensor.getStringVal(1).toStringUtf8()));
        assertEquals(4, tensor.getTensorShape().getDim(0).getSize());
        BufferedImage second =
                ImageIO.read(new ByteArrayInputStream(tensor.getStringVal(3).toByteArray()));
        assertEquals(0xFF445566, second.getRGB(2, 1));
    }

    @Test
    void aTextIsATensorWithoutSizes() throws IOException {
        try (Run run = begin()) {
            run.text("command", 0, "`train ünder`");
        }
        Summary.Value value = TensorFlowReader.values(folder, "command").get(0);
        assertEquals("text", plugin(value));
        assertEquals(0, value.getTensor().getTensorShape().getDimCount());
        assertEquals("`train ünder`", value.getTensor().getStringVal(0).toStringUtf8());
    }

    @Test
    void aCurveCountsWhatEachThresholdFlags() throws IOException {
        try (Run run = begin()) {
            run.precisionRecall("test", 0, new double[] {0.1, 0.5, 0.5, 1}, new double[] {0, 0, 1, 1});
        }
        Summary.Value value = TensorFlowReader.values(folder, "test").get(0);
        assertEquals("pr_curves", plugin(value));
        UnknownFieldSet content =
                UnknownFieldSet.parseFrom(value.getMetadata().getPluginData().getContent());
        assertEquals(201, content.getField(2).getVarintList().get(0));
        float[] table = floats(value.getTensor());
        assertArrayEquals(new float[] {2, 2, 0, 0, 0.5f, 1}, column(table, 0));
        assertArrayEquals(new float[] {2, 1, 1, 0, 2 / 3f, 1}, column(table, 100));
        assertArrayEquals(new float[] {1, 0, 2, 1, 1, 0.5f}, column(table, 101));
    }

    @Test
    void aGraphHasNodesWithInputsAndSizes() throws IOException {
        try (Run run = begin()) {
            run.graph(List.of(
                    new GraphNode("x", "Placeholder", List.of(), List.of(new int[] {-1, 4}), List.of()),
                    new GraphNode("body/relu", "Relu", List.of("x"), Arrays.asList((int[]) null),
                            List.of("axis", "1"))));
        }
        Event event = TensorFlowReader.events(folder).get(1);
        GraphDef graph = GraphDef.parseFrom(event.getGraphDef());
        NodeDef relu = graph.getNode(1);
        assertEquals("Relu", relu.getOp());
        assertEquals(List.of("x"), List.copyOf(relu.getInputList()));
        assertEquals("1", relu.getAttrOrThrow("axis").getS().toStringUtf8());
        assertTrue(relu.getAttrOrThrow("_output_shapes").getList().getShape(0).getUnknownRank());
        AttrValue shapes = graph.getNode(0).getAttrOrThrow("_output_shapes");
        assertEquals(-1, shapes.getList().getShape(0).getDim(0).getSize());
        assertEquals(4, shapes.getList().getShape(0).getDim(1).getSize());
    }

    @Test
    void aSessionHasItsSettingsAndComesToFigures() throws IOException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("rate", 0.5);
        settings.put("echoes", true);
        settings.put("widths", "[32,48]");
        Hyperparameters record = new Hyperparameters(settings, "same");
        try (Run run = begin()) {
            run.start(record);
            run.end(record, Map.of("test/AP", 0.375));
        }
        UnknownFieldSet start = hyperparameters("_hparams_/session_start_info", 3);
        Map<String, Value> said = new LinkedHashMap<>();
        for (ByteString entry : start.getField(1).getLengthDelimitedList()) {
            UnknownFieldSet fields = UnknownFieldSet.parseFrom(entry);
            said.put(text(fields, 1), Value.parseFrom(fields.getField(2).getLengthDelimitedList().get(0)));
        }
        assertEquals(0.5, said.get("rate").getNumberValue());
        assertTrue(said.get("echoes").getBoolValue());
        assertEquals("[32,48]", said.get("widths").getStringValue());
        assertEquals("same", text(start, 4));
        UnknownFieldSet experiment = hyperparameters("_hparams_/experiment", 2);
        assertEquals(3, experiment.getField(4).getLengthDelimitedList().size());
        UnknownFieldSet metric = UnknownFieldSet.parseFrom(
                experiment.getField(5).getLengthDelimitedList().get(0));
        assertEquals("test/AP",
                text(UnknownFieldSet.parseFrom(metric.getField(1).getLengthDelimitedList().get(0)), 2));
        assertEquals(0.375f, TensorFlowReader.values(folder, "test/AP").get(0).getSimpleValue());
        assertEquals(1, hyperparameters("_hparams_/session_end_info", 4).getField(1).getVarintList().get(0));
        assertTrue(TensorFlowReader.values(folder, "settings").get(0).getTensor().getStringVal(0)
                .toStringUtf8().contains("| `widths` | [32,48] |"));
    }

    @Test
    void aRunThatGoesOnSaysFromWhichStep() throws IOException {
        try (Run run = begin()) {
            run.scalar("loss", 1, 5);
            run.scalar("loss", 2, 4);
        }
        try (Run run = Run.resume(folder, 2, this::tick)) {
            run.scalar("loss", 2, 3);
        }
        List<Event> events = TensorFlowReader.events(folder);
        Event restart = events.get(4);
        assertEquals(SessionLog.SessionStatus.START, restart.getSessionLog().getStatus());
        assertEquals(2, restart.getStep());
        EventFiles read = EventFiles.below(folder).get(0);
        assertEquals(".", read.run());
        assertEquals(List.of(5.0, 3.0),
                read.scalars().get("loss").stream().map(EventFiles.Point::value).toList());
    }

    @Test
    void refusesASheetOfPicturesThatIsNone() throws IOException {
        Projection icons = Projection.of("icons", new float[][] {{1}, {2}}, List.of("a", "b"));
        try (Run run = begin()) {
            run.project(icons.with(List.of(picture(0xFF112233), picture(0xFF445566))));
        }
        assertEquals(2, EventFiles.below(folder).get(0).projections().get(0).pictures().size());
        Path sheet = folder.resolve("icons/sprite.png");
        for (byte[] other : List.of(new byte[] {1, 2, 3}, Sprite.png(picture(0xFF112233)))) {
            Files.write(sheet, other);
            assertEquals(folder.resolve("projector_config.pbtxt") + """
                    : its projections cannot be read
                    expected: the files that training writes
                    got: java.io.IOException: SHEET is no sheet of 2 pictures of 3 x 2
                    fix: train again""".replace("SHEET", sheet.toString()),
                    assertThrows(ModelException.class, () -> EventFiles.below(folder).get(0).projections())
                            .getMessage());
        }
    }

    @Test
    void aNewRunTakesThePlaceOfTheOneBefore() throws IOException {
        try (Run run = begin()) {
            run.scalar("loss", 1, 5);
            run.project(Projection.of("words", new float[][] {{1}}, List.of("a")));
        }
        try (Run run = begin()) {
            run.scalar("rate", 1, 5);
        }
        EventFiles read = EventFiles.below(folder).get(0);
        assertEquals(List.of("rate"), List.copyOf(read.scalars().keySet()));
        assertEquals(List.of(), read.projections());
        assertFalse(Files.exists(folder.resolve("projector_config.pbtxt")));
    }

    private Run begin() {
        return Run.begin(folder, this::tick);
    }

    private double tick() {
        return ++seconds;
    }

    private UnknownFieldSet hyperparameters(String tag, int field) throws IOException {
        Summary.Value value = TensorFlowReader.values(folder, tag).get(0);
        assertEquals("hparams", plugin(value));
        UnknownFieldSet data = UnknownFieldSet.parseFrom(value.getMetadata().getPluginData().getContent());
        return UnknownFieldSet.parseFrom(data.getField(field).getLengthDelimitedList().get(0));
    }

    private static String text(UnknownFieldSet fields, int field) {
        return fields.getField(field).getLengthDelimitedList().get(0).toStringUtf8();
    }

    private static String plugin(Summary.Value value) {
        return value.getMetadata().getPluginData().getPluginName();
    }

    private static BufferedImage picture(int colour) {
        BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(2, 1, colour);
        return picture;
    }

    /** Of a tensor [rows, 3] of float64. */
    private static List<double[]> rows(TensorProto tensor) {
        assertEquals(DataType.DT_DOUBLE, tensor.getDtype());
        assertEquals(3, tensor.getTensorShape().getDim(1).getSize());
        ByteBuffer bytes =
                tensor.getTensorContent().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < tensor.getTensorShape().getDim(0).getSize(); row++) {
            rows.add(new double[] {bytes.getDouble(), bytes.getDouble(), bytes.getDouble()});
        }
        assertFalse(bytes.hasRemaining());
        return rows;
    }

    private static float[] floats(TensorProto tensor) {
        assertEquals(DataType.DT_FLOAT, tensor.getDtype());
        assertEquals(6, tensor.getTensorShape().getDim(0).getSize());
        float[] floats = new float[6 * (int) tensor.getTensorShape().getDim(1).getSize()];
        tensor.getTensorContent().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer()
                .get(floats);
        return floats;
    }

    private static float[] column(float[] table, int threshold) {
        float[] column = new float[6];
        for (int row = 0; row < column.length; row++) {
            column[row] = table[row * (table.length / 6) + threshold];
        }
        return column;
    }
}
