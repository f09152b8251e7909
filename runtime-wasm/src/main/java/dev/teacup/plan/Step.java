package dev.teacup.plan;

import dev.teacup.ir.Node;
import dev.teacup.op.Body;
import dev.teacup.tensor.DType;

/**
 * One body to run.
 *
 * @param node the node that it belongs to, perhaps one of a composition
 * @param where the node of the model, as errors name it
 * @param body what it computes; no composition, those are written out
 * @param inputs where all lies that the node reads, operands first, null where left out
 * @param names the names of the results, "" where nobody wants one
 * @param outputs where the results go; null where nobody wants one, or only the run tells its sizes
 * @param dtypes the element types of the results
 */
public record Step(Node node, String where, Body body, Place[] inputs, String[] names, Place[] outputs,
        DType[] dtypes) {}
