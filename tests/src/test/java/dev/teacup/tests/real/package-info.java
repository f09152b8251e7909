/**
 * Models that nobody here made, from packages of npm and Maven Central, against ONNX Runtime.
 * {@code models.tsv} names each with its package, file, SHA-256, licence and origin; none of them is kept in
 * the repository.
 */
package dev.teacup.tests.real;
