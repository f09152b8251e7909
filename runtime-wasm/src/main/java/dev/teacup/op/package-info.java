/**
 * What operators are: {@link dev.teacup.op.Op} and the signature {@link dev.teacup.op.OpDef}, what an
 * operator may see of its node ({@link dev.teacup.op.Call}) and refuse ({@link dev.teacup.op.Check}), and the
 * five forms of what it computes ({@link dev.teacup.op.Body}). The operators themselves stand in the packages
 * below, one file each, and in the list {@link dev.teacup.op.Ops}. Imports {@code tensor}.
 */
package dev.teacup.op;
