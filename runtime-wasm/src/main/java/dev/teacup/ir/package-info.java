/**
 * The graph that everything works on: {@link dev.teacup.ir.Graph}, its text form, the builder that grows one,
 * and the patches by which rules change one. {@code ir.infer} finds the types. Imports {@code op}.
 */
package dev.teacup.ir;
