package dev.teacup.benchmark;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code benchmarks/run}. Exit status 0; 1 where a loss has not fallen; 2 for wrong usage. */
@Command(name = "benchmarks/run", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Trains the same models by Teacup and by DJL on PyTorch, and compares their steps.",
            "", "MLP   256-512-512-10, batch 64", "CNN   16 and 32 filters 3x3, pools 2x2, 1x32x32, batch 64",
            "LSTM  32 in, 64 hidden, 50 steps, batch 32; GRU the same", "",
            "All with Adam and cross-entropy. The sides take turns in short rounds, in one process; a round's"
                    + " figure is its median step. Printed are the median of the rounds, their range, and the"
                    + " ratio in pairs.",
            ""})
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", arity = "0..*",
            description = "${COMPLETION-CANDIDATES}; all by default")
    private List<Workload> workloads = List.of(Workload.values());

    @Option(names = "--threads", paramLabel = "N", defaultValue = "2",
            description = "threads of an operator, on both sides (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "100",
            description = "steps before the clock runs (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "8",
            description = "turns of each side (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "50",
            description = "steps of a turn (default: ${DEFAULT-VALUE})")
    private int steps;

    @Option(names = "--cpu",
            description = "with one thread: count the time on the processor, not on the wall, "
                    + "on a machine that others use, too")
    private boolean countsProcessor;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
    }

    @Override
    public Integer call() {
        requirePositive(threads, warmUp, rounds, steps);
        if (countsProcessor && threads > 1) {
            throw new CommandLine.ParameterException(spec.commandLine(),
                    "the time on the processor is that of one thread: add --threads 1");
        }
        DjlContender.prepare(threads);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%d thread(s), %d steps to warm up, %d rounds of %d steps; ms %s a step%n%n",
                threads, warmUp, rounds, steps, countsProcessor ? "on the processor" : "on the wall");
        out.printf(Locale.ROOT, "%-5s %-24s %-24s %-24s %s%n", "", "Teacup", "DJL", "DJL / Teacup",
                "losses from .. to");
        out.flush();
        boolean haveLearned = true;
        for (Workload workload : workloads) {
            haveLearned &= race(out, workload);
        }
        return haveLearned ? 0 : 1;
    }

    private void requirePositive(int... numbers) {
        for (int number : numbers) {
            if (number < 1) {
                throw new CommandLine.ParameterException(spec.commandLine(),
                        "numbers are 1 or more, not " + number);
            }
        }
    }

    private boolean race(PrintWriter out, Workload workload) {
        try (Contender teacup = new TeacupContender(workload, threads);
                Contender djl = new DjlContender(workload)) {
            List<Race.Lane> lanes = new Race(teacup, djl, clock()).run(warmUp, rounds, steps,
                    round -> tell(workload + ", round " + round + " of " + rounds));
            Race.Lane ours = lanes.get(0);
            Race.Lane theirs = lanes.get(1);
            tell("");
            out.printf(Locale.ROOT, "%-5s %-24s %-24s %-24s %s, %s%n", workload,
                    Figures.of(ours.rounds()), Figures.of(theirs.rounds()),
                    Figures.ofRatios(theirs.rounds(), ours.rounds()), losses(ours), losses(theirs));
            out.flush();
            return ours.hasLearned() && theirs.hasLearned();
        }
    }

    private LongSupplier clock() {
        return countsProcessor ? ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime
                : System::nanoTime;
    }

    private static String losses(Race.Lane lane) {
        return String.format(Locale.ROOT, "%.2f .. %.4f%s", lane.first(), lane.last(),
                lane.hasLearned() ? "" : " (has not learned)");
    }

    /** Shows how far it is, on a terminal only, in one line that is written again and again. */
    private static void tell(String what) {
        if (System.console() != null) {
            System.err.printf("\r\033[K%s", what);
        }
    }
}
