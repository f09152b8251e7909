package dev.teacup.train.grad;

import static dev.teacup.train.grad.GradientCase.of;

import dev.teacup.ir.GraphBuilder;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import java.util.List;

/** A case for each operator whose gradient is that of the operators that it is composed of. */
final class CompositionCases {
    private static final int[] GRID = {2, 3, 4};

    private CompositionCases() {}

    static List<GradientCase> all() {
        return List.of(
                of("CenterCropPad", (g, p) -> g.op("CenterCropPad", p[0], g.longs(3, 2, 5)), GRID),
                of("DepthToSpace", (g, p) -> g.op("DepthToSpace", Attributes.of("blocksize", 2), p[0]),
                        new int[] {1, 8, 2, 3}),
                of("SpaceToDepth", (g, p) -> g.op("SpaceToDepth", Attributes.of("blocksize", 2), p[0]),
                        new int[] {1, 2, 4, 2}),
                of("Einsum", (g, p) -> g.op("Einsum", Attributes.NONE.with("equation", "bij,bjk->bik"), p[0],
                        p[1]), GRID, new int[] {2, 4, 2}),
                of("Attention", (g, p) -> g.op("Attention", Attributes.of("is_causal", 1), p[0], p[1], p[2]),
                        new int[] {1, 2, 3, 4}, new int[] {1, 2, 5, 4}, new int[] {1, 2, 5, 3}),
                of("SwiGLU", (g, p) -> g.op("SwiGLU", p[0], p[1]), GRID, GRID),
                of("LpNormalization", (g, p) -> g.op("LpNormalization", p[0]), GRID).between(0.2, 2),
                of("LpNormalization", (g, p) -> g.op("LpNormalization", Attributes.of("p", 1), p[0]), GRID)
                        .between(0.2, 2),
                of("MeanVarianceNormalization", (g, p) -> g.op("MeanVarianceNormalization", p[0]),
                        new int[] {2, 3, 2, 2}),
                of("InstanceNormalization", (g, p) -> g.op("InstanceNormalization", p[0], p[1], p[2]), GRID,
                        new int[] {3}, new int[] {3}),
                of("GroupNormalization",
                        (g, p) -> g.op("GroupNormalization",
                                Attributes.of("num_groups", 2).with("stash_type", 11), p[0], p[1],
                                p[2]),
                        new int[] {2, 4, 3}, new int[] {4}, new int[] {4}),
                of("RMSNormalization",
                        (g, p) -> g.op("RMSNormalization", Attributes.of("stash_type", 11), p[0], p[1]), GRID,
                        new int[] {4}),
                of("NegativeLogLikelihoodLoss",
                        (g, p) -> g.op("NegativeLogLikelihoodLoss", p[0], labels(g), p[1]), GRID,
                        new int[] {3}).between(0.2, 2),
                of("SoftmaxCrossEntropyLoss",
                        (g, p) -> g.op("SoftmaxCrossEntropyLoss", p[0], labels(g), p[1]), GRID,
                        new int[] {3}).between(0.2, 2));
    }

    /** A label for each of the four places of two samples. */
    private static Value labels(GraphBuilder g) {
        return g.op("Reshape", g.longs(0, 2, 1, 1, 2, 0, 0, 1), g.longs(2, 4));
    }
}
