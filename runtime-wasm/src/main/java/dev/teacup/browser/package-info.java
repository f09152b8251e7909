/**
 * The engine as the page sees it: {@link dev.teacup.browser.Engine} exports functions over numbers. The only
 * package that imports {@code org.teavm}; imports {@code exec}.
 */
package dev.teacup.browser;
