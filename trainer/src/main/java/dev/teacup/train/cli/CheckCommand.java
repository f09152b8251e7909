package dev.teacup.train.cli;

import dev.teacup.error.ModelException;
import dev.teacup.exec.Session;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.ir.text.GraphPrinter;
import dev.teacup.load.upgrade.RareUpgrades;
import dev.teacup.op.Op;
import dev.teacup.op.RareOps;
import dev.teacup.pass.Pipeline.Trace;
import dev.teacup.train.compile.EmittedModel;
import dev.teacup.train.conformance.Coverage;
import dev.teacup.train.file.Contents;
import dev.teacup.train.file.ModelFile;
import dev.teacup.train.file.Ones;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says of a model what it takes and gives, what it is made of, and whether it can run. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Shows inputs, outputs, operators and sizes of a model, or why it cannot run.")
final class CheckCommand implements Callable<Integer> {
    /** Elements of a constant that a trace shows. */
    private static final int MOST_ELEMENTS = 8;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL.onnx")
    private Path model;

    @Option(names = "--trace", description = "print the graph after each rule that changed it")
    private boolean trace;

    @Option(names = "--stop", paramLabel = "N", description = "apply only the first N changes")
    private int stop = Integer.MAX_VALUE;

    @Option(names = "--dim", paramLabel = "NAME=SIZE",
            description = "size of a dimension, for memory and time: by its name, or as INPUT:AXIS; the "
                    + "others are 1")
    private Map<String, Integer> dims = Map.of();

    @Option(names = "--time",
            description = "run twice on ones, and print which operators and nodes take longest")
    private boolean time;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ModelFile file = new ModelFile(model);
        Trace heard = (rule, after, strings) -> {
            if (trace) {
                out.println("# after " + rule.name());
                out.println(GraphPrinter.printShort(after, strings, MOST_ELEMENTS));
            }
        };
        Session session;
        try {
            session = file.open(stop, heard);
        } catch (ModelException e) {
            explain(out, file);
            throw e;
        }
        describe(out, session, model.toFile().length());
        engine(out, file, session.info().opset());
        if (plan(out, session) && stop == Integer.MAX_VALUE) {
            emitted(out, file);
        }
        if (time) {
            Ones.feed(session, dims);
            session.run();
            Ones.feed(session, dims);
            out.print(NodeTimes.of(session));
        }
        out.flush();
        return 0;
    }

    /** Says of a model that cannot run all that stands in its way; nothing where it is no model. */
    private static void explain(PrintWriter out, ModelFile file) {
        Contents contents;
        try {
            contents = Contents.of(file.bytes());
        } catch (ModelException e) {
            return;
        }
        out.printf("nodes     %s%n", counted(contents.operators()));
        contents.unsupported().forEach(lack -> out.printf("lacks     %s%n", lack));
        out.flush();
    }

    private static void describe(PrintWriter out, Session session, long fileBytes) {
        Graph graph = session.graph();
        out.printf("producer  %s, operator set %d%n", session.info().producer(), session.info().opset());
        values(out, "input", graph, graph.inputs());
        values(out, "output", graph, graph.outputs());
        Map<String, Integer> operators = new TreeMap<>();
        long weights = count(graph, operators);
        int nodes = operators.values().stream().mapToInt(Integer::intValue).sum();
        int inner = nodes - graph.nodes().size();
        out.printf("nodes     %d after optimisation%s: %s%n", nodes,
                inner == 0 ? "" : ", " + inner + " of them in subgraphs", counted(operators));
        out.printf("bytes     %d in the file, %d of constants, %d of memory once loaded%n", fileBytes,
                weights, session.memoryBytes());
    }

    /** Says which engine a page runs the model in; the one with all operators comes after the other. */
    private static void engine(PrintWriter out, ModelFile file, long opset) {
        Set<String> rare = new TreeSet<>();
        for (Op op : RareOps.all()) {
            rare.add(op.def().name());
        }
        Set<String> operators = Contents.of(file.bytes()).operators().keySet();
        rare.retainAll(operators);
        for (String operator : operators) {
            if (opset < RareUpgrades.least(operator)) {
                rare.add(operator + " of operator set " + opset);
            }
        }
        out.printf("engine    %s%n",
                rare.isEmpty() ? "engine.wasm" : "engine-all.wasm, for " + String.join(", ", rare));
    }

    /** Says which nodes a page runs by the WebAssembly that it writes for them, and names the others. */
    private void emitted(PrintWriter out, ModelFile file) {
        EmittedModel model = EmittedModel.of(file, dims);
        Coverage coverage = new Coverage();
        Set<String> reference = new LinkedHashSet<>();
        model.tell((nodes, isEmitted) -> {
            coverage.add(nodes, isEmitted);
            if (!isEmitted) {
                reference.addAll(nodes);
            }
        });
        coverage.endRun();
        out.printf("in a page %s%n", coverage);
        if (!reference.isEmpty()) {
            out.printf("reference %s%n", String.join(", ", reference));
        }
        if (!model.isPlanned()) {
            out.println("later     the nodes behind these wait for sizes that values tell, and run on the "
                    + "reference kernels");
        }
    }

    /**
     * Says what memory a run takes, as far as that can be planned before anything is computed; answers
     * whether a run is possible.
     */
    private boolean plan(PrintWriter out, Session session) {
        String sizes = "where dimensions are " + (dims.isEmpty() ? "1" : dims);
        Ones.checkNames(session, dims);
        try {
            Ones.feed(session, dims);
            session.start(() -> false);
            session.advance(() -> true);
        } catch (ModelException e) {
            out.printf("run       impossible %s, see --dim: %s%n", sizes,
                    e.getMessage().lines().findFirst().orElse(""));
            return false;
        }
        out.printf("run       %d bytes of memory more %s%n", session.takenBytes() - session.memoryBytes(),
                sizes);
        return true;
    }

    private static void values(PrintWriter out, String kind, Graph graph, List<String> names) {
        for (String name : names) {
            out.printf("%-9s %s: %s%n", kind, name, graph.type(name));
        }
    }

    /** Adds up the operators of a graph and its subgraphs; answers the bytes of their constants. */
    private static long count(Graph graph, Map<String, Integer> operators) {
        long bytes = graph.constants().values().stream().mapToLong(constant -> constant.bytes()).sum();
        for (Node node : graph.nodes()) {
            operators.merge(node.opType(), 1, Integer::sum);
            for (Graph subgraph : node.subgraphs()) {
                bytes += count(subgraph, operators);
            }
        }
        return bytes;
    }

    private static String counted(Map<String, Integer> counts) {
        return String.join(", ", counts.entrySet().stream()
                .map(entry -> entry.getValue() == 1 ? entry.getKey()
                        : entry.getValue() + " " + entry.getKey())
                .toList());
    }
}
