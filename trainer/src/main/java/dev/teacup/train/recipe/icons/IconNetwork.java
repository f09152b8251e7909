package dev.teacup.train.recipe.icons;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.picture.Picture;
import dev.teacup.train.layer.Activation;
import dev.teacup.train.layer.BatchNormalization;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Convolution;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Dropout;
import dev.teacup.train.layer.Initial;
import dev.teacup.train.layer.Layer;
import dev.teacup.train.layer.Pool;
import dev.teacup.train.layer.Residual;
import dev.teacup.train.layer.Sequential;
import dev.teacup.train.recipe.icons.IconFit.Hyperparameters;
import java.util.ArrayList;
import java.util.List;

/**
 * From a picture of 32 by 32 pixels to one score for each concept: convolutions at 16, 8 and 4 pixels, each
 * with residual blocks behind it, the mean over what is left, and one dense layer.
 */
record IconNetwork(int concepts, Hyperparameters settings) {
    static final String PICTURE = "picture";

    /** The pictures of a batch, float32 [batch, 32, 32], as an input. */
    static Value input(Context c) {
        return c.input(PICTURE, DType.FLOAT32, Picture.SIZE, Picture.SIZE);
    }

    /** Scores [batch, concepts], whose softmax is the probability, for pictures [batch, 32, 32]. */
    Value logits(Context c, Value pictures) {
        Value one = c.op("Unsqueeze", pictures, c.longs(1));
        List<Layer> layers = new ArrayList<>();
        for (int stage = 0; stage < settings.widths().size(); stage++) {
            int width = settings.widths().get(stage);
            String name = "stage" + stage;
            layers.add(Convolution.of(name, width, stage == 0 ? 5 : 3, stage == 0 ? 5 : 3).padded()
                    .strided(2, 2).withoutBias());
            layers.add(BatchNormalization.of(name + ".norm"));
            layers.add(Activation.RELU);
            for (int block = 0; block < settings.blocks().get(stage); block++) {
                layers.add(block(name + ".block" + block, width));
            }
        }
        layers.add(Pool.globalMean());
        layers.add(Dropout.of("dropout", settings.dropout()));
        layers.add(Dense.of("concepts", concepts, Initial.glorot(settings.widths().get(2), concepts)));
        return Sequential.of(layers.toArray(Layer[]::new)).of(c, one);
    }

    private static Layer block(String name, int width) {
        return Sequential.of(new Residual(name, Sequential.of(
                Convolution.of("a", width, 3, 3).padded().withoutBias(),
                BatchNormalization.of("a.norm"), Activation.RELU,
                Convolution.of("b", width, 3, 3).padded().withoutBias(),
                BatchNormalization.of("b.norm"))), Activation.RELU);
    }
}
