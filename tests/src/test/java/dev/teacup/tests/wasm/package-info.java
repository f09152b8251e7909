/** Modules that {@code dev.teacup.wasm} writes, in browsers: they are valid there, and do what they say. */
package dev.teacup.tests.wasm;
