package dev.teacup.web;

import dev.teacup.web.build.Precompress;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The site on a free port, with the test's own files compressed as the build does it. */
final class Site implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path files;
    private final GalleryServer server;

    Site() throws IOException, URISyntaxException {
        files = Path.of(Site.class.getResource("/META-INF/resources/fixture.js").toURI()).getParent();
        Precompress.compress(files, files);
        server = GalleryServer.start(0);
    }

    /** The content of a file as it lies on disk. */
    byte[] file(String path) throws IOException {
        return Files.readAllBytes(files.resolve(path.substring(1)));
    }

    /** The answer to a request with headers, given as name and value in turn. */
    HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path.substring(1)))
                .method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send("GET", path, headers);
    }

    /** The whole answer to a path that is sent as it is; clients tidy it up before. */
    String raw(String path) throws IOException {
        try (Socket socket = new Socket("localhost", server.address().getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** The value of a header, or "". */
    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
