package dev.teacup.train.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.exec.HostTensor;
import dev.teacup.export.Heading;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.quantize.Form;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Folder;
import dev.teacup.train.report.Ledger;
import dev.teacup.train.report.SmallerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormsTest {
    private static final int WIDTH = 40;

    @TempDir
    Path path;

    private Folder folder;
    private Forms forms;

    /** A study of which only the forms of its models matter; a file's figure is its size. */
    private record Sizes() implements Study {
        @Override
        public Record settings() {
            return this;
        }

        @Override
        public String dataSha256() {
            return "";
        }

        @Override
        public Trained train(Desk desk) {
            throw new AssertionError("nothing is trained");
        }

        @Override
        public Golden golden() {
            return new Golden(List.of(List.of(HostTensor.of(DType.FLOAT32, 2, WIDTH))));
        }

        @Override
        public Evaluation judge(byte[] model, String file) {
            return new Evaluation() {
                @Override
                public Map<String, Map<String, Double>> figures() {
                    return Map.of("test", Map.of("size", (double) model.length));
                }

                @Override
                public Map<String, Integer> rows() {
                    return Map.of("test", 2);
                }

                @Override
                public Facts facts(Account account, Ledger ledger, long modelBytes) {
                    throw new AssertionError("no report is written");
                }
            };
        }
    }

    @BeforeEach
    void open() {
        folder = new Folder(path);
        forms = new Forms(folder, "wide", new Sizes());
    }

    @Test
    void theOtherFormsAndTheirGoldensLieBesideTheModel() {
        byte[] model = model(1);
        assertArrayEquals(model, forms.write(model, Form.FLOAT32));
        assertEquals(List.of("golden", "model.float16.onnx", "model.int8.onnx", "model.onnx"), names(""));
        assertEquals(List.of("wide", "wide-float16", "wide-int8"), names("golden"));
        assertEquals(List.of("case.json", "model.onnx", "test_data_set_0"), names("golden/wide-int8"));
        assertEquals(List.of("model.onnx", "test_data_set_0"), names("golden/wide"));
    }

    @Test
    void theFormThatWasAskedForIsTheModelAndLeavesNoOlderFilesOfIt() {
        forms.write(model(1), Form.FLOAT32);
        byte[] kept = forms.write(model(1), Form.INT8);
        assertEquals(Form.INT8, Form.of(kept));
        assertEquals(List.of("golden", "model.float16.onnx", "model.float32.onnx", "model.onnx"), names(""));
        assertEquals(List.of("wide", "wide-float16", "wide-float32"), names("golden"));
    }

    @Test
    void goldensLeaveNothingOfAnEarlierModel() {
        forms.write(model(1), Form.INT8);
        assertEquals(List.of("case.json", "model.onnx", "test_data_set_0"), names("golden/wide"));
        forms.write(model(1), Form.FLOAT32);
        assertEquals(List.of("model.onnx", "test_data_set_0"), names("golden/wide"));
    }

    @Test
    void allFormsAreJudgedAlike() {
        byte[] kept = forms.write(model(1), Form.INT8);
        forms.judge(kept, new Sizes().judge(kept, "").figures());
        SmallerFiles judged = folder.smallerFiles();
        assertEquals(List.of("model.float32.onnx", "model.float16.onnx", "model.onnx"),
                judged.files().stream().map(SmallerFiles.Stored::file).toList());
        for (SmallerFiles.Stored stored : judged.files()) {
            assertEquals(Map.of("size", (double) folder.read(stored.file()).length), stored.figures());
        }
        assertEquals(WIDTH * WIDTH, judged.files().get(2).smallerWeights());
    }

    @Test
    void evaluatingMakesWhatIsMissing() throws Exception {
        byte[] kept = forms.write(model(1), Form.INT8);
        byte[] half = folder.read("model.float16.onnx");
        Files.delete(path.resolve("model.float16.onnx"));
        forms.renew(kept, new Sizes().judge(kept, "").figures());
        assertArrayEquals(half, folder.read("model.float16.onnx"));
    }

    @Test
    void figuresOfAnOlderModelGoWithIt() {
        byte[] kept = forms.write(model(1), Form.FLOAT32);
        forms.judge(kept, new Sizes().judge(kept, "").figures());
        forms.write(model(1), Form.FLOAT32);
        assertFalse(folder.smallerFiles() == null);
        forms.write(model(2), Form.FLOAT32);
        assertNull(folder.smallerFiles());
    }

    @Test
    void theReportSaysWhyAFileIsNotAQuarterAndWhatMoved() {
        SmallerFiles.Stored whole =
                new SmallerFiles.Stored("float32", "model.onnx", 1000, 900, 0, Map.of("top1", 0.8));
        SmallerFiles.Stored eighth =
                new SmallerFiles.Stored("int8", "model.int8.onnx", 400, 300, 200, Map.of("top1", 0.794));
        Facts.Section section = new SmallerFiles("test", List.of(whole, eighth)).section();
        assertTrue(section.paragraphs().get(1).startsWith("The int8 file has 0.400 of the bytes, and not a"
                + " quarter: only 800 of the 1,000 bytes of the float32 file are weights that int8 stores."
                + " The other 200 are words,"), section.paragraphs().get(1));
        assertEquals("By more than half a point move: top1 of int8.", section.paragraphs().get(2));
        assertEquals(List.of("int8", "`model.int8.onnx`", "400", "0.400", "300", "0.7940 (-0.0060)"),
                section.tables().get(0).rows().get(1));
    }

    @Test
    void anErrorInItsOwnUnitMayMoveByHalfAPercent() {
        SmallerFiles.Stored whole =
                new SmallerFiles.Stored("float32", "model.onnx", 1000, 900, 0, Map.of("rmse", 200.0));
        SmallerFiles.Stored near =
                new SmallerFiles.Stored("float16", "model.float16.onnx", 500, 450, 0, Map.of("rmse", 200.9));
        SmallerFiles.Stored far =
                new SmallerFiles.Stored("int8", "model.int8.onnx", 250, 200, 200, Map.of("rmse", 201.1));
        assertEquals(
                "By more than half a point (of an error in its unit, half a percent) move: rmse of int8.",
                new SmallerFiles("test", List.of(whole, near, far)).section().paragraphs().get(1));
    }

    private static byte[] model(long seed) {
        Model model = Model.of("wide",
                c -> c.out("y", Dense.of("wide", WIDTH).of(c, c.input("x", DType.FLOAT32, WIDTH))));
        return model.onnx(Weights.initial(model.parameters(), seed), Heading.of(Model.OPSET));
    }

    private List<String> names(String inside) {
        try (Stream<Path> all = Files.list(path.resolve(inside))) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
