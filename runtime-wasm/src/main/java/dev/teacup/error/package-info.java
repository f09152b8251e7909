/**
 * How Teacup refuses: {@link dev.teacup.error.ModelException} is the one exception that a model or an input
 * may cause, {@link dev.teacup.error.Limits} holds every bound on untrusted input, and
 * {@link dev.teacup.error.Text} shows what comes from outside. Imports nothing.
 */
package dev.teacup.error;
