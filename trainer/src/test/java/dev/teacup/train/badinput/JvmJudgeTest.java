package dev.teacup.train.badinput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.train.badinput.Verdict.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge beside a worker that plays an engine which is not safe. */
class JvmJudgeTest {
    private static final Duration TIME = Duration.ofMillis(500);

    @TempDir
    Path folder;

    /** A worker that does what the files' names say. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        BufferedReader files = new BufferedReader(new InputStreamReader(System.in));
        System.out.println("ready");
        for (String file = files.readLine(); file != null; file = files.readLine()) {
            if (file.endsWith("endless.onnx")) {
                Thread.sleep(Long.MAX_VALUE);
            } else if (file.endsWith("deadly.onnx")) {
                Runtime.getRuntime().halt(1);
            }
            System.out.println("x\tok\t" + ProcessHandle.current().pid());
        }
    }

    @Test
    void aFileThatTakesTooLongIsAHangAndTheNextOneGetsANewJvm() {
        try (JvmJudge judge = new JvmJudge(worker(), TIME)) {
            String first = judge.judge(folder.resolve("sound.onnx")).message();
            assertEquals(first, judge.judge(folder.resolve("sound.onnx")).message());
            Verdict hung = judge.judge(folder.resolve("endless.onnx"));
            assertEquals(new Verdict("endless.onnx", Result.HANG, "no answer within 500 ms"), hung);
            assertTrue(ProcessHandle.of(Long.parseLong(first)).filter(ProcessHandle::isAlive).isEmpty());
            assertEquals(Result.OK, judge.judge(folder.resolve("sound.onnx")).result());
        }
    }

    @Test
    void aFileThatEndsTheJvmIsACrash() {
        try (JvmJudge judge = new JvmJudge(worker(), TIME)) {
            assertEquals(new Verdict("deadly.onnx", Result.CRASH, "the JVM has ended"),
                    judge.judge(folder.resolve("deadly.onnx")));
            assertEquals(Result.OK, judge.judge(folder.resolve("sound.onnx")).result());
        }
    }

    @Test
    void aWorkerThatDoesNotStartIsNoVerdict() {
        ProcessBuilder none = new ProcessBuilder(java(), "-version");
        try (JvmJudge judge = new JvmJudge(none, TIME)) {
            assertThrows(UncheckedIOException.class, () -> judge.judge(folder.resolve("sound.onnx")));
        }
    }

    @Test
    void aRefusalIsTheBytesOrTheModels() throws IOException {
        Path file = folder.resolve("empty graph.onnx");
        Files.write(file, new byte[] {8, 10, 58, 0});
        Path model = folder.resolve("unknown operator.onnx");
        Files.write(model, new byte[] {8, 10, 58, 8, 10, 6, 18, 1, 'y', 34, 1, 'A', 66, 2, 16, 21});
        try (JvmJudge judge = new JvmJudge()) {
            assertEquals("empty graph.onnx\tparse\tthe file is no whole model expected: a graph and at least "
                    + "one opset_import got: no opset_import fix: download or export the file again; is it "
                    + "an ONNX model?", judge.judge(file).row());
            assertEquals(Result.LOAD, judge.judge(model).result());
        }
    }

    @Test
    void aFileMayHaveAnyName() throws IOException {
        Path strange = folder.resolve("tab\tand\nline.onnx");
        Files.write(strange, new byte[0]);
        Path plain = folder.resolve("plain.onnx");
        Files.write(plain, "<html>".getBytes());
        try (JvmJudge judge = new JvmJudge()) {
            assertEquals(Result.PARSE, judge.judge(strange).result());
            assertTrue(judge.judge(plain).message().startsWith("this is a web page"));
        }
    }

    private static ProcessBuilder worker() {
        return new ProcessBuilder(java(), "-cp", System.getProperty("java.class.path"),
                JvmJudgeTest.class.getName());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
