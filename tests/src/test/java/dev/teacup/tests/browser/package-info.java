/** Java and a page in each of the three browsers, working together. */
package dev.teacup.tests.browser;
