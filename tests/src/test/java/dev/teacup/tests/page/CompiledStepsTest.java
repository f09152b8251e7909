package dev.teacup.tests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.export.Exporter;
import dev.teacup.export.Heading;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.tensor.Strings;
import dev.teacup.train.compile.ModelFiles;
import dev.teacup.train.quantize.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a compiled model computes in JavaScript is what the reference kernels say, to the last bit. */
@ExtendWith(WithReaders.class)
class CompiledStepsTest {
    private static final float NAN = Float.NaN;

    @TempDir
    private Path folder;

    @Test
    void picksTheGreatestAndTheLeastOfNumbersAndOfNone(Readers readers) throws IOException {
        same(readers, """
                graph picks
                input x: float32[2, 4]
                a: int64[2, 1] = ArgMax(x) {axis = 1}
                b: int64[4] = ArgMax(x) {axis = 0, keepdims = 0, select_last_index = 1}
                c: int64[2, 1] = ArgMin(x) {axis = 1}
                d: int64[2, 1] = ArgMax(x) {axis = 1, select_last_index = 1}
                output a
                output b
                output c
                output d
                """, HostTensor.floats(new int[] {2, 4}, 1, NAN, 3, NAN, 2, 5, 5, -1));
    }

    @Test
    void gathersAndScattersByIndicesFromBothEnds(Readers readers) throws IOException {
        same(readers, """
                graph elements
                input x: float32[3, 3]
                input i: int64[2, 3]
                a: float32[2, 3] = GatherElements(x, i) {axis = 0}
                b: float32[2, 3] = GatherElements(x, i) {axis = 1}
                c: float32[3, 3] = ScatterElements(x, i, a) {axis = 1}
                output a
                output b
                output c
                """, HostTensor.floats(new int[] {3, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9),
                HostTensor.longs(new int[] {2, 3}, 0, -1, 2, 1, 0, -3));
    }

    @Test
    void sumsAndComparesIntegersAlongAxes(Readers readers) throws IOException {
        same(readers, """
                graph folds
                input x: int64[2, 3, 2]
                constant one: int64[1] = 1
                constant last: int64[] = -1
                constant middle: int64[] = 1
                constant seven: int64[] = 7
                a: int64[2, 2] = ReduceSum(x, one) {keepdims = 0}
                b: int64[1, 1, 1] = ReduceMax(x)
                c: int64[2, 1, 2] = ReduceMin(x, one)
                d: int64[2, 3, 2] = CumSum(x, middle)
                e: int64[2, 3, 2] = CumSum(x, last) {exclusive = 1, reverse = 1}
                f: int64[2, 3, 2] = Mod(x, seven)
                g: int64[2, 3, 2] = Max(x, d, seven)
                h: int64[2, 3, 2] = Div(x, seven)
                output a
                output b
                output c
                output d
                output e
                output f
                output g
                output h
                """, HostTensor.longs(new int[] {2, 3, 2}, 5, -9, 3, 12, 0, 7, -1, -2, 40, 8, 6, -30));
    }

    @Test
    void putsTextsTogetherAndInTheOrderOfTheirCodePoints(Readers readers) throws IOException {
        same(readers, """
                graph texts
                input x: string[3, 1]
                input y: string[2]
                z: string[3, 2] = StringConcat(x, y)
                _, _, sorted = Unique(z)
                _, _, met = Unique(z) {sorted = 0}
                output z
                output sorted
                output met
                """, HostTensor.texts(new int[] {3, 1}, "b", "\uD83C\uDF75", ""),
                HostTensor.texts(new int[] {2}, "\uFF5E", ""));
    }

    @Test
    void turnsALoopUntilItsConditionFails(Readers readers) throws IOException {
        same(readers, """
                graph powers
                input x: float32[2]
                constant most: int64[] = 9
                constant goes: bool[] = true
                constant limit: float32[] = 100
                constant none: float32[2] = 0 0
                last: float32[2], before: float32[2] = Loop(most, goes, x, none) {
                    body = graph body {
                        input i: int64[]
                        input go: bool[]
                        input one: float32[2]
                        input other: float32[2]
                        next: float32[2] = Add(one, one)
                        most_of: float32[] = ReduceMax(next) {keepdims = 0}
                        goes_on: bool[] = Less(most_of, limit)
                        output goes_on
                        output next
                        output one
                    }
                }
                output last
                output before
                """, HostTensor.floats(new int[] {2}, 3, -1));
        assertFalse(Files.readString(folder.resolve("model.js")).contains("[Loop,"));
    }

    /** ArgMin is no kernel, so that the script turns the loop. */
    @Test
    void turnsALoopWhoseBodyTheScriptHasAPartIn(Readers readers) throws IOException {
        same(readers, """
                graph powers
                input x: float32[2]
                constant most: int64[] = 9
                constant goes: bool[] = true
                constant limit: float32[] = 100
                last: float32[2] = Loop(most, goes, x) {
                    body = graph body {
                        input i: int64[]
                        input go: bool[]
                        input one: float32[2]
                        next: float32[2] = Add(one, one)
                        least: int64[] = ArgMin(next) {keepdims = 0}
                        real: float32[] = Cast(least) {to = 1}
                        sum: float32[2] = Add(next, real)
                        most_of: float32[] = ReduceMax(next) {keepdims = 0}
                        goes_on: bool[] = Less(most_of, limit)
                        output goes_on
                        output sum
                    }
                }
                output last
                """, HostTensor.floats(new int[] {2}, 3, -1));
        assertTrue(Files.readString(folder.resolve("model.js")).contains("[Loop,"));
    }

    @Test
    void collectsWhatALoopGivesInEachTurn(Readers readers) throws IOException {
        same(readers, """
                graph turns
                input x: float32[2]
                constant most: int64[] = 3
                last: float32[2], all: float32[3, 2] = Loop(most, _, x) {
                    body = graph body {
                        input i: int64[]
                        input go: bool[]
                        input one: float32[2]
                        next: float32[2] = Add(one, x)
                        output go
                        output next
                        output one
                    }
                }
                output last
                output all
                """, HostTensor.floats(new int[] {2}, 3, -1));
    }

    @Test
    void fillsWhatIsTooLargeToBeAConstant(Readers readers) throws IOException {
        same(readers, """
                graph filled
                input x: float32[1]
                constant sizes: int64[2] = 300 500
                constant from: int64[2] = 299 498
                constant to: int64[2] = 300 500
                a: float32[300, 500] = ConstantOfShape(sizes) {value = float32[1](0.5)}
                b: int64[300, 500] = ConstantOfShape(sizes) {value = int64[1](-7)}
                c: float32[300, 500] = ConstantOfShape(sizes)
                d: float32[1, 2] = Slice(a, from, to)
                e: int64[1, 2] = Slice(b, from, to)
                f: float32[1, 2] = Slice(c, from, to)
                g: float32[1, 2] = Mul(d, x)
                output e
                output f
                output g
                """, HostTensor.floats(new int[] {1}, 3));
    }

    @Test
    void cutsAtTheEndWhatOnlyValuesTell(Readers readers) throws IOException {
        same(readers, """
                graph ends
                input x: float32[3, 4]
                input from: int64[2]
                input to: int64[2]
                input names: string[3]
                constant axes: int64[2] = -1 0
                constant back: int64[2] = -2 1
                constant one: int64[1] = 1
                constant end: int64[1] = 100
                a = Slice(x, from, to)
                b = Slice(x, to, from, axes, back)
                c = Slice(a, one, end)
                length: int64[1] = ReduceSum(from)
                d = Slice(names, length, end)
                output a
                output b
                output c
                output d
                output length
                """, HostTensor.floats(new int[] {3, 4}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
                HostTensor.longs(new int[] {2}, 1, -9), HostTensor.longs(new int[] {2}, 3, -1),
                HostTensor.texts(new int[] {3}, "a", "b", "c"));
    }

    @Test
    void leavesFewSinesToTheScript(Readers readers) throws IOException {
        same(readers, """
                graph sines
                input x: float32[3]
                a = Round(x)
                b = Sub(x, a)
                c = Sin(b)
                d = Cos(a)
                output c
                output d
                """, HostTensor.floats(new int[] {3}, 0.25f, -1.5f, 3.75f));
    }

    @Test
    void aNodeBehindSizesThatOnlyValuesTellIsNamed() throws IOException {
        Path model = written("""
                graph refused
                input x: float32[4]
                input to: int64[1]
                constant zero: int64[1] = 0
                y = Slice(x, zero, to)
                z = Relu(y)
                output z
                """);
        ModelException refusal = assertThrows(ModelException.class,
                () -> ModelFiles.write(model, Map.of(), Map.of(), Form.FLOAT32, folder));
        assertEquals(String.join("\n", model + ": the sizes of some results depend on values",
                "expected: sizes that are known before a run, but for those of Slice at the end",
                "got: Slice 'y', and what reads it",
                "fix: run it by the engine, which plans as it goes"), refusal.getMessage());
    }

    private void same(Readers readers, String text, HostTensor... inputs) throws IOException {
        Path model = written(text);
        List<HostTensor> feeds = List.of(inputs);
        assertEquals(0, CompiledModel.of(model, feeds, Form.FLOAT32, folder).difference(feeds, readers));
    }

    private Path written(String text) throws IOException {
        Constants constants =
                new Constants(new Arena(BufferMemory.of(1 << 12, 1 << 20), 16, 1 << 20), new Strings());
        Graph graph = Graph.parse(text, constants);
        Path model = folder.resolve("model.onnx");
        Files.write(model, ModelWriter.bytes(Exporter.export(graph, constants, Heading.of(Exporter.OLDEST))));
        return model;
    }
}
