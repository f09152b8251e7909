package dev.teacup.web.browser;

import dev.teacup.web.Manners;
import dev.teacup.web.browser.Jobs.Job;
import dev.teacup.web.browser.PageException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * The addresses under a secret path that the page works with: itself and its scripts, {@code jobs/next},
 * {@code jobs/ID} for an answer, {@code failed} for its own failure, and {@code alive}, which never ends
 * while the page lives.
 */
final class JobHandler extends Handler.Abstract {
    private static final long POLL_SECONDS = 10;
    private static final long BEAT_MS = 200;
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final String prefix;
    private final Jobs jobs;
    private final String script;

    /** The page's module is the class path resource {@code script}; what lies beside it may be imported. */
    JobHandler(String prefix, Jobs jobs, String script) {
        this.prefix = prefix;
        this.jobs = jobs;
        this.script = script;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        if (!path.startsWith(prefix)) {
            return false;
        }
        String name = path.substring(prefix.length());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (request.getMethod().equals("POST")) {
            take(name, request);
            finish(response, callback, 204, new byte[0]);
        } else if (name.equals("jobs/next")) {
            sendNext(response, callback);
        } else if (name.equals("alive")) {
            beat(response, callback);
        } else {
            sendFile(name, response, callback);
        }
        return true;
    }

    private void take(String name, Request request) throws IOException {
        byte[] body = BufferUtil.toArray(Content.Source.asByteBuffer(request));
        if (name.equals("failed")) {
            jobs.lose(Kind.THREW, new String(body, StandardCharsets.UTF_8));
        } else if (request.getHeaders().contains("Job-Threw")) {
            jobs.threw(id(name), new String(body, StandardCharsets.UTF_8));
        } else {
            jobs.answer(id(name), body);
        }
    }

    private static long id(String name) {
        return Long.parseLong(name.substring("jobs/".length()));
    }

    private void sendNext(Response response, Callback callback) throws InterruptedException {
        Job job = jobs.next(POLL_SECONDS);
        if (job == null) {
            finish(response, callback, 204, new byte[0]);
            return;
        }
        response.getHeaders().put("Job-Id", job.id());
        response.getHeaders().put("Job-Function", job.function());
        finish(response, callback, 200, job.bytes());
    }

    /** Writes until it fails: the browser closes the connection when the page ends, however busy it was. */
    private void beat(Response response, Callback callback) throws InterruptedException {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        try {
            while (!jobs.ended()) {
                Content.Sink.write(response, false, ByteBuffer.wrap(BEAT));
                Thread.sleep(BEAT_MS);
            }
            callback.succeeded();
        } catch (IOException e) {
            jobs.lose(Kind.CRASHED, "the page is gone");
            callback.failed(e);
        }
    }

    private void sendFile(String name, Response response, Callback callback) throws IOException {
        boolean page = name.isEmpty();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE,
                page ? "text/html; charset=utf-8" : "text/javascript");
        response.getHeaders().put("Content-Security-Policy", Manners.POLICY);
        try (InputStream file = file(name)) {
            byte[] bytes = file == null ? new byte[0] : file.readAllBytes();
            finish(response, callback, file == null ? 404 : 200, bytes);
        }
    }

    private InputStream file(String name) {
        return switch (name) {
            case "" -> JobHandler.class.getResourceAsStream("page.html");
            case "page.js" -> JobHandler.class.getResourceAsStream("page.js");
            case "module.js" -> resource(script);
            default -> resource(script.substring(0, script.lastIndexOf('/') + 1) + name);
        };
    }

    private static InputStream resource(String path) {
        return JobHandler.class.getClassLoader().getResourceAsStream(path);
    }

    private static void finish(Response response, Callback callback, int status, byte[] body) {
        response.setStatus(status);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
