/**
 * Steps of the build: {@link dev.teacup.web.build.Precompress} writes the compressed files that the site
 * serves. Nothing of it runs in a server. Imports brotli4j.
 */
package dev.teacup.web.build;
