package dev.teacup.train.layer;

import dev.teacup.ir.GraphBuilder;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * A Loop, as it is written: first its states, then the nodes of a turn, then what the states become. It has
 * no gradient, and stands in finished models only.
 */
public final class Repetition {
    private final Context outer;
    private final String name;
    private final GraphBuilder body;
    private final Context inner;
    private final Value turn;
    private final List<Value> operands = new ArrayList<>();

    /**
     * @param most turns
     * @param begins whether there is a first turn, a bool scalar
     */
    public Repetition(Context outer, String name, long most, Value begins) {
        this.outer = outer;
        this.name = name;
        this.body = outer.graph().body(name);
        this.inner = outer.inside(body);
        this.turn = body.input(name + "/turn", Type.of(DType.INT64, Shape.SCALAR));
        body.input(name + "/goesOn", Type.of(DType.BOOL, Shape.SCALAR));
        operands.add(outer.scalar(DType.INT64, most));
        operands.add(begins);
    }

    /** Where the nodes of a turn are written; they see all values of the graph around. */
    public Context inside() {
        return inner;
    }

    /** The number of the turn, from 0, an int64 scalar. */
    public Value turn() {
        return turn;
    }

    /**
     * A state as a turn finds it.
     *
     * @param initial as the first turn finds it
     * @param shape that it has in all turns
     */
    public Value state(Value initial, Shape shape) {
        operands.add(initial);
        return body.input(name + "/state_" + (operands.size() - 2),
                Type.of(outer.type(initial).dtype(), shape));
    }

    /**
     * The states behind the last turn.
     *
     * @param goesOn whether there is another turn, a bool scalar
     * @param next what each state becomes, in the order of the states
     */
    public Value[] run(Value goesOn, Value... next) {
        body.out(name + "/goesOn.next", goesOn);
        for (int i = 0; i < next.length; i++) {
            body.out(name + "/state_" + (i + 1) + ".next", next[i]);
        }
        Attributes attributes = Attributes.NONE.with("body", new Attribute.Graph(body.build(name)));
        return outer.ops("Loop", next.length, attributes, operands.toArray(Value[]::new));
    }
}
