package dev.teacup.plan;

import dev.teacup.ir.Node;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.tensor.DType;
import java.util.List;

/**
 * One body to run.
 *
 * @param node the node that it belongs to, perhaps one of a composition
 * @param where the node of the model, as errors name it
 * @param continued by these nodes of the model, of which it computes the expressions, too
 * @param call the node as its operator saw it when it was planned
 * @param body what it computes; a composition only where {@link Pieces} claimed it
 * @param inputs where all lies that the body reads, null where left out
 * @param tail what becomes of the result, or null
 * @param names the names of the results, "" where nobody wants one
 * @param outputs where the results go; null where nobody wants one, or only the run tells its sizes
 * @param dtypes the element types of the results
 */
public record Step(Node node, String where, List<String> continued, Call call, Body body, Place[] inputs,
        Tail tail, String[] names, Place[] outputs, DType[] dtypes) {}
