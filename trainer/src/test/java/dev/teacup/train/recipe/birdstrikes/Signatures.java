package dev.teacup.train.recipe.birdstrikes;

import dev.teacup.error.Limits;
import dev.teacup.exec.Session;
import dev.teacup.exec.Signature;
import dev.teacup.load.ExternalFiles;
import dev.teacup.tensor.Type;
import java.util.LinkedHashMap;
import java.util.Map;

/** The inputs of a model, in its order. */
final class Signatures {
    private Signatures() {}

    static Map<String, Type> of(byte[] model) {
        Signature signature = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE).signature();
        Map<String, Type> types = new LinkedHashMap<>();
        signature.inputs().forEach(name -> types.put(name, signature.type(name)));
        return types;
    }
}
