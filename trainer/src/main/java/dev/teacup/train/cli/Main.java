package dev.teacup.train.cli;

import dev.teacup.error.ModelException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** The command {@code ./teacup}. Exit status 0; 1 where the answer is no; 2 for bad input or usage. */
@Command(name = "teacup", description = "Trains models in Java, and looks at models for the browser.",
        mixinStandardHelpOptions = true, version = "teacup 0.1",
        subcommands = {TrainCommand.class, EvaluateCommand.class, ReportCommand.class, CheckCommand.class,
            RunCommand.class, QuantizeCommand.class, CompileCommand.class, ConformanceCommand.class,
            BadInputCommand.class,
            ServeCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Callable<Integer> {
    /** The answer is no: a test failed. */
    static final int NO = 1;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler(Main::failed);
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.err);
        return ExitCode.USAGE;
    }

    private static int misused(ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println(new ModelException("teacup " + e.getCommandLine().getCommandName(), e.getMessage(),
                "the usage below", "teacup " + String.join(" ", arguments), "see --help").getMessage());
        err.println();
        e.getCommandLine().usage(err);
        return ExitCode.USAGE;
    }

    private static int failed(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed)
            throws Exception {
        ModelException told = e instanceof ModelException refusal ? refusal : ofFiles(e);
        if (told == null) {
            throw e;
        }
        commandLine.getErr().println(told.getMessage());
        return ExitCode.USAGE;
    }

    /** What the system says of a file or folder; null for anything else, which is a defect. */
    private static ModelException ofFiles(Exception e) {
        Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
        return cause instanceof IOException ? new ModelException("teacup", "a file cannot be read or written",
                "files and folders that may be", cause.toString(),
                "check the paths, and the room on the disk") : null;
    }
}
