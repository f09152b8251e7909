package dev.teacup.plan;

import dev.teacup.ir.Node;

/** A node that is not planned yet, and the place that errors name for it. */
record Pending(Node node, String where) {}
