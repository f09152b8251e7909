/**
 * Models at work: {@link dev.teacup.exec.Session} runs one. Imports {@code load}, {@code pass}, {@code plan}.
 */
package dev.teacup.exec;
