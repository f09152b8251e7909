/**
 * What happens to the engine while it is built, and no part of it: TeaVM finds the plugin {@link
 * dev.teacup.browser.build.SmallEngine}, and {@link dev.teacup.browser.build.Shrink} runs Binaryen on what
 * comes out. Imports {@code org.teavm} and Javet.
 */
package dev.teacup.browser.build;
