/**
 * Steps of the build: {@link dev.teacup.web.build.Bundle} makes few and small scripts of the modules, and
 * {@link dev.teacup.web.build.Precompress} writes the compressed files. Nothing of it runs
 * in a server. Imports brotli4j.
 */
package dev.teacup.web.build;
