package dev.teacup.web;

import static dev.teacup.web.Site.header;
import static dev.teacup.web.Site.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import dev.teacup.error.ModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GalleryServerTest {
    private static Site site;

    @BeforeAll
    static void start() throws Exception {
        Brotli4jLoader.ensureAvailability();
        site = new Site();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({"/fixture.html, text/html", "/fixture.js, text/javascript", "/fixture.mjs, text/javascript",
        "/fixture.d.ts, text/plain", "/teacup/fixture.wasm, application/wasm",
        "/models/fixture/model.onnx, application/octet-stream",
        "/models/fixture/model.json, application/json", "/models/fixture/card.md, text/markdown",
        "/models/fixture/pictures/loss.svg, image/svg+xml",
        "/fixture-0123abcd.css, text/css"})
    void aFileHasItsContentType(String path, String type) throws Exception {
        HttpResponse<byte[]> answer = site.get(path);
        assertEquals(200, answer.statusCode());
        assertEquals(type, header(answer, "Content-Type").replaceFirst(";.*", ""));
        assertArrayEquals(site.file(path), answer.body());
    }

    @Test
    void aBrowserThatTakesBrotliGetsIt() throws Exception {
        HttpResponse<byte[]> answer = site.get("/fixture.js", "Accept-Encoding", "gzip, deflate, br");
        assertEquals("br", header(answer, "Content-Encoding"));
        assertTrue(header(answer, "Vary").contains("Accept-Encoding"));
        assertTrue(header(answer, "Content-Type").startsWith("text/javascript"));
        assertArrayEquals(site.file("/fixture.js"), Decoder.decompress(answer.body()).getDecompressedData());
    }

    @Test
    void aBrowserThatTakesOnlyGzipGetsThat() throws Exception {
        HttpResponse<byte[]> answer = site.get("/fixture.js", "Accept-Encoding", "gzip");
        assertEquals("gzip", header(answer, "Content-Encoding"));
        GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()));
        assertArrayEquals(site.file("/fixture.js"), unpacked.readAllBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip", "identity"})
    void anUnchangedFileIsNotSentAgain(String encoding) throws Exception {
        HttpResponse<byte[]> first = site.get("/fixture.js", "Accept-Encoding", encoding);
        assertEquals("no-cache", header(first, "Cache-Control"));
        String tag = header(first, "ETag");
        HttpResponse<byte[]> second =
                site.get("/fixture.js", "Accept-Encoding", encoding, "If-None-Match", tag);
        assertEquals(304, second.statusCode());
        assertEquals("no-cache", header(second, "Cache-Control"));
    }

    @Test
    void aNameThatChangesWithItsContentMayBeKept() throws Exception {
        HttpResponse<byte[]> answer = site.get("/fixture-0123abcd.css");
        assertEquals("public, max-age=31536000, immutable", header(answer, "Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fixture.html", "/fixture.js", "/teacup/fixture.wasm", "/nothing", "/models/"})
    void everyAnswerHasThePolicy(String path) throws Exception {
        HttpResponse<byte[]> answer = site.get(path);
        String policy = header(answer, "Content-Security-Policy");
        String scripts = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';";
        assertTrue(policy.startsWith(scripts), policy);
        assertFalse(policy.contains("unsafe-inline"), policy);
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("no-referrer", header(answer, "Referrer-Policy"));
    }

    @Test
    void aPictureOfAReportMayHaveAStyleOfItsOwnAndNoScript() throws Exception {
        HttpResponse<byte[]> answer = site.get("/models/fixture/pictures/loss.svg");
        assertEquals("default-src 'none'; style-src 'unsafe-inline'",
                header(answer, "Content-Security-Policy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fixture.js", "/fixture.mjs", "/fixture.d.ts", "/teacup/fixture.wasm",
        "/models/fixture/model.onnx", "/models/fixture/model.json"})
    void otherSitesMayReadTheEngineThePackageAndTheModels(String path) throws Exception {
        HttpResponse<byte[]> answer = site.get(path, "Origin", "https://blog.example");
        assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
        assertEquals("cross-origin", header(answer, "Cross-Origin-Resource-Policy"));
    }

    @Test
    void otherSitesMayNotReadThePages() throws Exception {
        HttpResponse<byte[]> answer = site.get("/fixture.html", "Origin", "https://blog.example");
        assertEquals("", header(answer, "Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"})
    void onlyReadingIsAllowed(String method) throws Exception {
        HttpResponse<byte[]> answer = site.send(method, "/fixture.js");
        assertEquals(405, answer.statusCode());
        assertEquals("GET, HEAD", header(answer, "Allow"));
    }

    @Test
    void headSendsTheSizeAndNoBody() throws Exception {
        HttpResponse<byte[]> answer = site.send("HEAD", "/fixture.js");
        assertEquals(200, answer.statusCode());
        assertEquals(String.valueOf(site.file("/fixture.js").length), header(answer, "Content-Length"));
        assertEquals(0, answer.body().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/nothing/at/all.js", "/WEB-INF/web.xml", "/META-INF/MANIFEST.MF",
        "/dev/teacup/web/Manners.class"})
    void whatIsNotThereGetsThePlainPage(String path) throws Exception {
        HttpResponse<byte[]> answer = site.get(path);
        assertEquals(404, answer.statusCode());
        assertTrue(text(answer).contains("<h1>There is nothing at this address</h1>"), text(answer));
        assertTrue(header(answer, "Content-Type").startsWith("text/html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/models/", "/models", "/teacup/", "/models/fixture/"})
    void aFolderIsNotListed(String path) throws Exception {
        HttpResponse<byte[]> answer = site.get(path);
        assertTrue(Set.of(302, 403, 404).contains(answer.statusCode()), answer.toString());
        assertFalse(text(answer).contains("fixture"), text(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../dev/teacup/web/Manners.class", "/%2e%2e/dev/teacup/web/Manners.class",
        "/..%2fdev/teacup/web/Manners.class", "/%2e%2e%2fdev/teacup/web/Manners.class",
        "/models/../../../dev/teacup/web/Manners.class", "/%252e%252e/dev/teacup/web/Manners.class",
        "/..%5cdev/teacup/web/Manners.class", "/..\\dev/teacup/web/Manners.class",
        "/..;/dev/teacup/web/Manners.class", "//../dev/teacup/web/Manners.class", "/..%00/dev",
        "/%c0%ae%c0%ae/dev/teacup/web/Manners.class", "/WEB-INF/web.xml", "/%57EB-INF/web.xml",
        "/./WEB-INF/web.xml", "/;x/WEB-INF/web.xml", "//WEB-INF/web.xml",
        "/../../../../../../../../etc/passwd",
        "/models/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd"})
    void noPathLeavesTheFolder(String path) throws Exception {
        String answer = site.raw(path);
        assertTrue(answer.startsWith("HTTP/1.1 40"), answer);
    }

    @Test
    void aPortInUseIsToldWithTheFix() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            ModelException refusal = assertThrows(ModelException.class, () -> GalleryServer.start(port));
            assertEquals("serve: port " + port + " cannot be used\nexpected: a port that is free\ngot: "
                    + refusal.got() + "\nfix: stop what uses it, or take another: ./teacup serve --port "
                    + (port + 1), refusal.getMessage());
            assertTrue(refusal.got().contains("in use"), refusal.got());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void aPortThatIsNoneIsRefused(int port) {
        ModelException refusal = assertThrows(ModelException.class, () -> GalleryServer.start(port));
        assertEquals("serve: there is no such port\nexpected: 0 to 65535\ngot: " + port
                + "\nfix: use --port 8080", refusal.getMessage());
    }
}
