/**
 * Steps of the build: {@link dev.teacup.web.build.Comments} takes the comments out of the scripts that the
 * site serves, and {@link dev.teacup.web.build.Precompress} writes the compressed files. Nothing of it runs
 * in a server. Imports brotli4j.
 */
package dev.teacup.web.build;
