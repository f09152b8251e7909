package dev.teacup.train.grad;

import static dev.teacup.train.grad.GradientCase.of;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import java.util.ArrayList;
import java.util.List;

/** Cases for convolutions and pools: a case for each attribute, in one, two and three dimensions. */
final class ConvolutionCases {
    private ConvolutionCases() {}

    static List<GradientCase> all() {
        List<GradientCase> all = new ArrayList<>();
        addConvolutions(all);
        addTransposed(all);
        addMaxPools(all);
        addAveragePools(all);
        for (String operator : List.of("GlobalAveragePool", "GlobalMaxPool")) {
            all.add(of(operator, (g, p) -> g.op(operator, p[0]), new int[] {2, 3, 4}));
            all.add(of(operator, (g, p) -> g.op(operator, p[0]), new int[] {2, 2, 3, 2}));
        }
        return all;
    }

    private static void addConvolutions(List<GradientCase> all) {
        int[] image = {2, 2, 5, 6};
        add(all, "Conv", Attributes.NONE, image, new int[] {3, 2, 3, 2}, 3);
        add(all, "Conv", Attributes.NONE, image, new int[] {3, 2, 1, 1}, 3);
        add(all, "Conv", ints("pads", 1, 2, 0, 1), image, new int[] {3, 2, 3, 2}, 3);
        // The last row and column are read by no window.
        add(all, "Conv", ints("strides", 2, 3), image, new int[] {3, 2, 2, 2}, 3);
        add(all, "Conv", ints("strides", 2, 2).with("pads", new long[] {1, 1, 1, 1}), image,
                new int[] {3, 2, 3, 3}, 3);
        add(all, "Conv", ints("dilations", 2, 3), image, new int[] {3, 2, 2, 2}, 3);
        add(all, "Conv", Attributes.NONE.with("auto_pad", "SAME_UPPER").with("strides", new long[] {2, 2}),
                image,
                new int[] {3, 2, 3, 3}, 3);
        add(all, "Conv", Attributes.NONE.with("auto_pad", "SAME_LOWER"), image, new int[] {3, 2, 2, 2}, 3);
        add(all, "Conv", Attributes.NONE.with("auto_pad", "VALID"), image, new int[] {3, 2, 2, 2}, 3);
        add(all, "Conv", Attributes.of("group", 2).with("strides", new long[] {1, 2}), new int[] {2, 4, 4, 4},
                new int[] {6, 2, 2, 2}, 6);
        add(all, "Conv", Attributes.of("group", 3).with("pads", new long[] {1, 1, 1, 1}),
                new int[] {2, 3, 3, 4}, new int[] {3, 1, 3, 3}, 3);
        add(all, "Conv", ints("strides", 2).with("pads", new long[] {1, 0}), new int[] {2, 3, 8},
                new int[] {2, 3, 3}, 2);
        add(all, "Conv", Attributes.NONE, new int[] {1, 2, 3, 3, 4}, new int[] {2, 2, 2, 1, 2}, 2);
        addMoved(all);
        all.add(of("Conv", (g, p) -> g.op("Conv", p[0], p[1]), new int[] {1, 2, 5}, new int[] {2, 2, 2}));
    }

    /** Windows that give as many columns as the image has, over channels enough to move it as a whole. */
    private static void addMoved(List<GradientCase> all) {
        add(all, "Conv", ints("pads", 1, 1, 1, 1), new int[] {2, 8, 3, 4}, new int[] {3, 8, 3, 3}, 3);
        add(all, "Conv", ints("pads", 2, 2, 1, 2), new int[] {1, 5, 4, 3}, new int[] {2, 5, 3, 5}, 2);
        add(all, "Conv", ints("pads", 2, 2, 2, 2).with("dilations", new long[] {2, 2}),
                new int[] {2, 8, 3, 5}, new int[] {2, 8, 3, 3}, 2);
        add(all, "Conv", ints("pads", 1, 1, 1, 1).with("group", 2), new int[] {2, 16, 2, 3},
                new int[] {4, 8, 3, 3}, 4);
        add(all, "Conv", Attributes.NONE.with("auto_pad", "SAME_UPPER"), new int[] {1, 5, 5, 4},
                new int[] {2, 5, 4, 4}, 2);
        // So many filters on so small an image that the samples are multiplied together.
        add(all, "Conv", ints("pads", 1, 1, 1, 1), new int[] {2, 8, 2, 2}, new int[] {12, 8, 3, 3}, 12);
        add(all, "Conv", ints("strides", 2, 2), new int[] {2, 9, 5, 5}, new int[] {12, 9, 3, 3}, 12);
        // No row of padding for what the moved image leaves; and columns that no window ends in.
        add(all, "Conv", ints("pads", 0, 1, 0, 1), new int[] {1, 8, 4, 3}, new int[] {2, 8, 3, 3}, 2);
        add(all, "Conv", ints("pads", 1, 0, 1, 0), new int[] {1, 8, 4, 4}, new int[] {2, 8, 3, 3}, 2);
    }

    private static void addTransposed(List<GradientCase> all) {
        int[] image = {2, 3, 3, 4};
        add(all, "ConvTranspose", Attributes.NONE, image, new int[] {3, 2, 2, 3}, 2);
        add(all, "ConvTranspose", ints("strides", 2, 3).with("output_padding", new long[] {1, 2}), image,
                new int[] {3, 2, 3, 2}, 2);
        add(all, "ConvTranspose", ints("pads", 1, 0, 1, 2).with("strides", new long[] {2, 1}), image,
                new int[] {3, 2, 3, 3}, 2);
        add(all, "ConvTranspose", ints("dilations", 2, 1), image, new int[] {3, 2, 2, 2}, 2);
        add(all, "ConvTranspose", Attributes.of("group", 2), new int[] {2, 4, 3, 3}, new int[] {4, 3, 2, 2},
                6);
        add(all, "ConvTranspose", ints("strides", 2), new int[] {2, 3, 4}, new int[] {3, 2, 3}, 2);
    }

    private static void addMaxPools(List<GradientCase> all) {
        int[] image = {2, 2, 4, 6};
        pool(all, "MaxPool", kernel(2, 3).with("strides", new long[] {2, 3}), image);
        pool(all, "MaxPool", kernel(2, 3), image);
        pool(all, "MaxPool", kernel(3, 3).with("strides", new long[] {2, 2}).with("pads",
                new long[] {1, 1, 1, 1}), image);
        // The greatest of what a rectifier gives, which is mostly 0 here; and with another way around.
        Attributes tiles = kernel(2, 3).with("strides", new long[] {2, 3});
        all.add(of("MaxPool", (g, p) -> g.op("MaxPool", tiles, g.op("Relu", p[0])), image)
                .between(-1, 0.3));
        all.add(of("MaxPool", (g, p) -> {
            Value y = g.op("Relu", p[0]);
            return g.op("Concat", Attributes.of("axis", 1), g.op("Flatten", y),
                    g.op("Flatten", g.op("MaxPool", tiles, y)));
        }, image).between(-1, 0.3));
        // Tiles that leave a column, and such as are cut off.
        pool(all, "MaxPool", kernel(2, 4).with("strides", new long[] {2, 4}), image);
        pool(all, "MaxPool", kernel(3, 4).with("strides", new long[] {3, 4}).with("ceil_mode", 1), image);
        pool(all, "MaxPool", kernel(2, 2).with("dilations", new long[] {2, 2}), image);
        pool(all, "MaxPool", kernel(2).with("strides", new long[] {2}), new int[] {2, 3, 6});
        pool(all, "MaxPool", kernel(2, 1, 2).with("strides", new long[] {2, 1, 2}),
                new int[] {1, 2, 2, 3, 4});
    }

    private static void addAveragePools(List<GradientCase> all) {
        int[] image = {2, 2, 4, 6};
        pool(all, "AveragePool", kernel(2, 3).with("strides", new long[] {2, 3}), image);
        pool(all, "AveragePool", kernel(2, 3), image);
        for (int includes = 0; includes < 2; includes++) {
            pool(all, "AveragePool", kernel(3, 3).with("strides", new long[] {2, 2})
                    .with("pads", new long[] {1, 1, 1, 1}).with("count_include_pad", includes), image);
        }
        pool(all, "AveragePool", kernel(2, 4).with("strides", new long[] {2, 4}), image);
        pool(all, "AveragePool", kernel(3, 4).with("strides", new long[] {3, 4}).with("ceil_mode", 1), image);
        pool(all, "AveragePool", kernel(2, 2).with("dilations", new long[] {2, 2}), image);
        pool(all, "AveragePool", kernel(3).with("auto_pad", "SAME_UPPER"), new int[] {2, 3, 6});
    }

    private static void add(List<GradientCase> all, String operator, Attributes attributes, int[] image,
            int[] weight, int filters) {
        all.add(of(operator, (g, p) -> g.op(operator, attributes, p[0], p[1], p[2]), image, weight,
                new int[] {filters}));
    }

    private static void pool(List<GradientCase> all, String operator, Attributes attributes, int[] image) {
        all.add(of(operator, (g, p) -> g.op(operator, attributes, p[0]), image));
    }

    private static Attributes ints(String key, long... values) {
        return Attributes.NONE.with(key, values);
    }

    private static Attributes kernel(long... values) {
        return ints("kernel_shape", values);
    }
}
