package dev.teacup.browser;

import dev.teacup.error.ModelException;
import dev.teacup.exec.Session;
import dev.teacup.exec.Signature;
import dev.teacup.plan.Step;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import java.util.List;
import java.util.Map;

/** What the page is told in JSON: a model's signature, or a mistake. */
final class Description {
    private Description() {}

    static String of(Session session) {
        Json json = new Json().open('{');
        values(json.key("inputs"), session.signature(), session.signature().inputs());
        values(json.key("outputs"), session.signature(), session.signature().outputs());
        json.key("metadata").open('{');
        for (Map.Entry<String, String> entry : session.info().metadata().entrySet()) {
            json.key(entry.getKey()).string(entry.getValue());
        }
        json.close('}');
        json.key("opset").number(session.info().opset()).key("producer").string(session.info().producer());
        return json.key("nodes").number(session.graph().nodes().size()).close('}').toString();
    }

    /** The nodes of the next step, none where it plans, and behind them whether it is emitted. */
    static String next(Session session) {
        Json json = new Json().open('[');
        Step step = session.nextStep();
        if (step != null) {
            json.string(step.where());
            for (String where : step.continued()) {
                json.string(where);
            }
        }
        return json.number(session.isNextEmitted() ? 1 : 0).close(']').toString();
    }

    static String of(ModelException e) {
        return new Json().open('{').key("where").string(e.where()).key("what").string(e.what())
                .key("expected").string(e.expected()).key("got").string(e.got())
                .key("fix").string(e.fix()).close('}').toString();
    }

    private static void values(Json json, Signature signature, List<String> names) {
        json.open('[');
        for (String name : names) {
            json.open('{').key("name").string(name).key("type")
                    .string(signature.type(name).dtype().toString());
            dims(json.key("dims"), signature.type(name).shape());
            json.close('}');
        }
        json.close(']');
    }

    private static void dims(Json json, Shape shape) {
        if (!shape.hasRank()) {
            json.nothing();
            return;
        }
        json.open('[');
        for (Dim dim : shape.dims()) {
            if (dim.isKnown()) {
                json.number(dim.size());
            } else if (dim.name() != null) {
                json.string(dim.name());
            } else {
                json.nothing();
            }
        }
        json.close(']');
    }
}
