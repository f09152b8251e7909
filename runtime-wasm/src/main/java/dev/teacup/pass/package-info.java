/**
 * Makes graphs better: one {@link dev.teacup.pass.Rule} a file, applied in the order of
 * {@link dev.teacup.pass.Pipeline}. Imports {@code eval}.
 */
package dev.teacup.pass;
