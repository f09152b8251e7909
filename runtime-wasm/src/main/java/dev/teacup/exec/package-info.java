/**
 * Models at work: {@link dev.teacup.exec.Session} runs one. Imports {@code load}, {@code pass}, {@code eval}.
 */
package dev.teacup.exec;
