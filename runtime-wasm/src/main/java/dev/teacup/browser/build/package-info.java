/**
 * What happens to the engine while TeaVM compiles it: {@link dev.teacup.browser.build.SmallEngine} is a
 * plugin of TeaVM's, and no part of what it compiles. Imports {@code org.teavm}.
 */
package dev.teacup.browser.build;
