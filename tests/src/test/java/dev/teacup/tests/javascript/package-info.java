/** The JavaScript package's own tests, which run in Node. */
package dev.teacup.tests.javascript;
