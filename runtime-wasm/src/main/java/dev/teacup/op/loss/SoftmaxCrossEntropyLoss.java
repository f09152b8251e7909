package dev.teacup.op.loss;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;

/**
 * log_prob = LogSoftmax(scores) over the classes, and output = NegativeLogLikelihoodLoss(log_prob, labels,
 * weights).
 * <p>scores [N, C, d..], labels [N, d..], weights [C]; output as labels, or []; log_prob as scores.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__SoftmaxCrossEntropyLoss.html">ai.onnx
 * SoftmaxCrossEntropyLoss, since 13</a>
 */
public final class SoftmaxCrossEntropyLoss implements Composition {
    private static final OpDef DEF = OpDef.of("SoftmaxCrossEntropyLoss").since(13).type("T", FLOATS)
            .type("Tind", INDEXES).in("scores", "T").in("labels", "Tind").maybeIn("weights", "T")
            .out("output", "T").maybeOut("log_prob", "T").maybeAttr("ignore_index", new Attribute.Int(0))
            .attr("reduction", "mean");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        NegativeLogLikelihoodLoss.checkClasses(c);
    }

    @Override
    public Type[] types(Call call) {
        return call.results(NegativeLogLikelihoodLoss.shape(call), call.shape("scores"));
    }

    @Override
    public void compose(Composer g, Call call) {
        DType dtype = call.dtype("scores");
        Value logarithms = g.op("LogSoftmax", Attributes.of("axis", 1), g.wide(g.in("scores")));
        g.out("output", g.as(NegativeLogLikelihoodLoss.loss(g, call, logarithms), dtype));
        g.out("log_prob", g.as(logarithms, dtype));
    }
}
