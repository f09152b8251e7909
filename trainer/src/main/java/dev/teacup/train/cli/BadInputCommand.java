package dev.teacup.train.cli;

import dev.teacup.error.ModelException;
import dev.teacup.train.badinput.BrowserJudge;
import dev.teacup.train.badinput.Judge;
import dev.teacup.train.badinput.JvmJudge;
import dev.teacup.train.badinput.Tally;
import dev.teacup.train.badinput.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs files that may be broken or hostile, and says how each ended. */
@Command(name = "badinput", mixinStandardHelpOptions = true,
        description = "Runs each .onnx file of a folder once, on ones, and says how it ended: refused in "
                + "parse, load or run, ok, crash (anything but a refusal, or more than 512 MB), or hang "
                + "(more than 5 s). Exit status 1 where a file crashed or hung.")
final class BadInputCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the files, with their external data")
    private Path folder;

    @Mixin
    private Batch batch;

    @Override
    public Integer call() throws IOException {
        List<Path> files = files();
        List<Verdict> verdicts = new ArrayList<>();
        PrintWriter progress = spec.commandLine().getErr();
        try (Judge judge = batch.start(JvmJudge::new, BrowserJudge::new)) {
            for (Path file : files) {
                Verdict verdict = judge.judge(file);
                verdicts.add(verdict);
                progress.printf("%d/%d %s %s%n", verdicts.size(), files.size(), verdict.file(),
                        verdict.result());
                progress.flush();
            }
        }
        batch.write(verdicts.stream().map(Verdict::row).toList());
        spec.commandLine().getOut().print(Tally.of(verdicts));
        spec.commandLine().getOut().flush();
        return verdicts.stream().allMatch(verdict -> verdict.result().isSafe()) ? 0 : Main.NO;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ModelException(folder.toString(), "there is no such folder", "a folder of .onnx files",
                    Files.exists(folder) ? "a file" : "nothing", "check the path");
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".onnx") && Files.isRegularFile(file))
                    .filter(file -> batch.takes(file.getFileName().toString())).sorted().toList();
        }
        batch.checkAny(folder, ".onnx file", files.size());
        return files;
    }
}
