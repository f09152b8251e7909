package dev.teacup.train.layer;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.op.Attributes;
import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph that layers write themselves into, as one of them sees it: parameters that it asks for get the
 * layer's path in front of their names.
 */
public final class Context implements Composer {
    /** The dimension of all inputs over which samples are counted. */
    public static final String BATCH = "batch";

    /** Of a parameter: its bytes are counted by an int. */
    private static final int MOST_ELEMENTS = Integer.MAX_VALUE / Float.BYTES;

    private final Building building;
    private final GraphBuilder g;
    private final String path;
    private final String spot;

    /** What all layers of one graph share. */
    private static final class Building {
        private final GraphBuilder g;
        private final Constants constants;
        private final DType real;
        private final Weights weights;
        private final Map<String, Type> inputs = new LinkedHashMap<>();
        private final Map<String, Parameter> parameters = new LinkedHashMap<>();
        private final Map<String, Value> values = new LinkedHashMap<>();
        private final Map<String, Layer> owners = new LinkedHashMap<>();
        private final Map<String, String> makers = new HashMap<>();
        private final Set<String> outputs = new HashSet<>();
        private int draws;
        private Value seed;
        private Value step;

        private Building(GraphBuilder g, Constants constants, DType real, Weights weights) {
            this.g = g;
            this.constants = constants;
            this.real = real;
            this.weights = weights;
        }
    }

    private Context(Building building, GraphBuilder g, String path, String spot) {
        this.building = building;
        this.g = g;
        this.path = path;
        this.spot = spot;
    }

    /** A graph for use, whose parameters are inputs. */
    public static Context use(GraphBuilder g, Constants constants, DType real) {
        return new Context(new Building(g, constants, real, null), g, "", "");
    }

    /** A graph for use, whose parameters are constants of these values. */
    public static Context use(GraphBuilder g, Constants constants, DType real, Weights weights) {
        return new Context(new Building(g, constants, real, weights), g, "", "");
    }

    /**
     * A graph for training, whose parameters are inputs.
     *
     * @param seed int64 scalar, the same for a whole run
     * @param step int64 scalar, counted from 1
     */
    public static Context training(GraphBuilder g, Constants constants, DType real, Value seed, Value step) {
        Context context = use(g, constants, real);
        context.building.seed = seed;
        context.building.step = step;
        return context;
    }

    public boolean isTraining() {
        return building.seed != null;
    }

    /** The seed of the run, an int64 scalar; only in training. */
    public Value seed() {
        return building.seed;
    }

    /** The step, an int64 scalar counted from 1; only in training. */
    public Value step() {
        return building.step;
    }

    /** The floating-point type of parameters. */
    public DType real() {
        return building.real;
    }

    /** A number of the type of parameters. */
    public Value real(double value) {
        return scalar(building.real, value);
    }

    /** The context of a layer of this name; a second layer object under the name is refused. */
    public Context in(String layer, Layer owner) {
        require(!layer.isBlank(), "a layer has no name", "a name, such as 'hidden'", quoted(layer),
                "name it: its parameters are called by it");
        Context inner = new Context(building, g, path(layer), "");
        Layer known = building.owners.putIfAbsent(inner.path, owner);
        inner.require(known == null || known == owner, "two layers have one name",
                "a name for each layer", quoted(layer) + " twice", "rename one of them");
        return inner;
    }

    /**
     * The context of the body of a Loop or Scan: layers write their nodes there, and their parameters stay
     * those of the graph around it.
     */
    public Context inside(GraphBuilder body) {
        return new Context(building, body, path, spot);
    }

    /** The same as layer {@code index}, counted from 1, of {@code count} sees it, for what is refused. */
    Context at(int index, int count) {
        return at("layer " + index + " of " + count);
    }

    /** The same as a nameless part sees it, such as the loss, for what is refused. */
    public Context at(String part) {
        return new Context(building, g, path, spot.isEmpty() ? part : spot + ", " + part);
    }

    /** Which layer made a value; "" where none did. */
    public String place(String value) {
        return building.makers.getOrDefault(value, "");
    }

    /** The layer, or "" outside of all. */
    private String place() {
        String layer = path.isEmpty() ? "" : "layer " + quoted(path);
        return layer.isEmpty() || spot.isEmpty() ? layer + spot : layer + ", " + spot;
    }

    /** A number that tells the random draws of one place in the graph from those of others. */
    int nextDraw() {
        return building.draws++;
    }

    /** An input of [batch, dims]; asked for twice, it is one input. */
    public Value input(String name, DType dtype, int... dims) {
        require(Arrays.stream(dims).allMatch(size -> size > 0),
                "the input " + quoted(name) + " has a size that cannot be",
                "1 or more for each dimension behind the batch", Arrays.toString(dims),
                "give it a type in which Dim.named names what differs from batch to batch");
        Dim[] all = new Dim[dims.length + 1];
        all[0] = Dim.named(BATCH);
        for (int i = 0; i < dims.length; i++) {
            all[i + 1] = Dim.of(dims[i]);
        }
        return input(name, Type.of(dtype, Shape.of(all)));
    }

    /** An input of any type whose first dimension counts the samples; asked for twice, it is one input. */
    public Value input(String name, Type type) {
        Type known = building.inputs.putIfAbsent(name, type);
        require(known == null || known.equals(type), "the input " + quoted(name) + " has two types",
                String.valueOf(known), type.toString(), "ask for it with one type, or under two names");
        return known == null ? building.g.input(name, type) : new Value(name);
    }

    /** A parameter of this layer; asked for twice, it is one parameter. */
    public Value parameter(String name, Initial initial, boolean decays, int... dims) {
        return parameter(new Parameter(path(name), dims.clone(), initial, decays, false));
    }

    /**
     * A tensor of this layer that follows the data, see {@link #update}: as it is before the step in a graph
     * for training that has not updated it yet.
     */
    public Value statistic(String name, Initial initial, int... dims) {
        return parameter(new Parameter(path(name), dims.clone(), initial, false, true));
    }

    /** Gives a statistic of this layer its value behind the step; only in training. */
    public void update(String statistic, Value next) {
        Parameter known = building.parameters.get(path(statistic));
        require(isTraining() && known != null && known.isStatistic(),
                quoted(statistic) + " cannot be updated",
                "a statistic that this layer has asked for, in training",
                !isTraining() ? "a graph for use" : known == null ? "nothing of that name" : "a parameter",
                "ask for it by statistic, and update it only where isTraining is true");
        Type wanted = Type.of(building.real, Shape.of(known.dims()));
        require(type(next).equals(wanted), "its statistic " + quoted(statistic) + " becomes something else",
                wanted.toString(), type(next).toString(), "give it a value of its own type and sizes");
        building.values.put(path(statistic), next);
    }

    /** The value of a statistic behind the step. */
    public Value updated(Parameter statistic) {
        return building.values.get(statistic.name());
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private Value parameter(Parameter wanted) {
        String full = wanted.name();
        Parameter known = building.parameters.get(full);
        if (known == null) {
            long elements = 1;
            for (int size : wanted.dims()) {
                require(size > 0 && elements * size <= MOST_ELEMENTS, "its parameter is too large, or empty",
                        "1 to " + MOST_ELEMENTS + " elements", full + Arrays.toString(wanted.dims()),
                        "give the layer fewer units");
                elements *= size;
            }
            building.parameters.put(full, wanted);
            building.values.put(full, value(wanted));
        } else {
            require(known.isStatistic() == wanted.isStatistic(),
                    "it has a parameter and a statistic of one name", "a name for each",
                    quoted(full) + " twice", "rename one of them");
            require(Shape.of(known.dims()).equals(Shape.of(wanted.dims())),
                    "its parameter " + quoted(full.substring(full.lastIndexOf('.') + 1)) + " has two shapes",
                    Shape.of(known.dims()).toString(), Shape.of(wanted.dims()).toString(),
                    "use a layer of its own for each kind of input");
        }
        return building.values.get(full);
    }

    private Value value(Parameter parameter) {
        if (building.weights == null) {
            return building.g.input(parameter.name(),
                    Type.of(building.real, Shape.of(parameter.dims())));
        }
        float[] values = building.weights.get(parameter);
        Tensor tensor = building.constants.tensor(building.real, parameter.dims());
        for (int i = 0; i < values.length; i++) {
            tensor.f64(i, values[i]);
        }
        return building.g.constant(parameter.name(), tensor);
    }

    /** The graph that is built. */
    public GraphBuilder graph() {
        return g;
    }

    /** The parameters so far, in the order in which they were asked for. */
    public List<Parameter> parameters() {
        return new ArrayList<>(building.parameters.values());
    }

    /** The inputs so far, with their types. */
    public Map<String, Type> inputs() {
        return building.inputs;
    }

    /** The size of the last dimension, which a layer sums over. */
    public int width(Value value) {
        Shape shape = type(value).shape();
        boolean isKnown = shape.hasRank() && shape.rank() >= 2 && shape.dim(shape.rank() - 1).isKnown();
        require(isKnown, "the size of the last dimension is not known",
                "an input of at least two dimensions, of which the last has a size", type(value).toString(),
                "reshape it, or give its size where the input is declared");
        return (int) shape.dim(shape.rank() - 1).size();
    }

    /**
     * Refuses what holds not, with the layer's path as the place.
     *
     * @throws ModelException when {@code holds} is false
     */
    public void require(boolean holds, String what, String expected, String got, String fix) {
        if (!holds) {
            throw new ModelException(place().isEmpty() ? "model" : place(), what, expected, got, fix);
        }
    }

    @Override
    public Value in(String name) {
        return building.inputs.containsKey(name) ? new Value(name) : null;
    }

    @Override
    public Value in(int index) {
        return new Value(new ArrayList<>(building.inputs.keySet()).get(index));
    }

    @Override
    public void out(String name, Value value) {
        boolean isFree = g != building.g || building.g.type(new Value(name)) == null
                && building.outputs.add(name);
        require(isFree, "the output " + quoted(name) + " has the name of something else",
                "a name that no input, parameter or output has", quoted(name), "give it another name");
        g.out(name, value);
    }

    @Override
    public Value[] ops(String opType, int outputs, Attributes attributes, Value... inputs) {
        String place = place();
        try {
            Value[] results = g.ops(opType, outputs, attributes, inputs);
            for (Value result : results) {
                building.makers.put(result.name(), place);
            }
            return results;
        } catch (ModelException refusal) {
            throw place.isEmpty() ? refusal
                    : new ModelException(place + ", " + refusal.where(), refusal.what(), refusal.expected(),
                            refusal.got(), refusal.fix());
        }
    }

    @Override
    public Value scalar(DType dtype, double value) {
        return g.scalar(dtype, value);
    }

    @Override
    public Value longs(long... values) {
        return g.longs(values);
    }

    @Override
    public Type type(Value value) {
        return g.type(value);
    }

    /** A constant tensor of the type of parameters. */
    public Value reals(int[] dims, double... values) {
        Tensor tensor = building.constants.tensor(building.real, dims);
        for (int i = 0; i < values.length; i++) {
            tensor.f64(i, values[i]);
        }
        return g.constant(tensor);
    }

    /** A constant tensor of texts. */
    public Value texts(int[] dims, String... values) {
        return g.constant(building.constants.texts(dims, values));
    }
}
