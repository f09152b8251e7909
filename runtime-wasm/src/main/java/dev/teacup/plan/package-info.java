/**
 * Memory and order: {@link dev.teacup.plan.Planner} turns a graph with known input sizes into
 * {@link dev.teacup.plan.Region}s of steps, in which values take the room of others that are done. Imports
 * {@code ir}.
 */
package dev.teacup.plan;
