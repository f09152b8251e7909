/**
 * The site: {@link dev.teacup.web.GalleryServer} serves the pages, the JavaScript package, the engine and the
 * models of every module on the class path. {@code WEB-INF/web.xml} configures it, for {@code mvn jetty:run}
 * too. Imports {@code error} and Jetty.
 */
package dev.teacup.web;
