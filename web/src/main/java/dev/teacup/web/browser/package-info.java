/**
 * Java code that works in a browser's page: {@link dev.teacup.web.browser.BrowserPage} starts a
 * {@link dev.teacup.web.browser.Browser} without a driver on a page of a server of its own, which fetches
 * jobs and posts answers. Imports {@code web}, {@code error} and Jetty.
 */
package dev.teacup.web.browser;
