package dev.teacup.web.browser;

import dev.teacup.error.ModelException;
import dev.teacup.web.GalleryServer;
import dev.teacup.web.browser.Jobs.Job;
import dev.teacup.web.browser.PageException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A page in a real browser whose functions Java calls. The page comes from a server of its own, which serves
 * the whole site too, so that the page's module can import {@code /teacup.js} and load models. The engine
 * works there under the site's policy.
 */
public final class BrowserPage implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Jobs jobs;
    private final GalleryServer server;
    private final BrowserProcess process;

    private BrowserPage(Jobs jobs, GalleryServer server, BrowserProcess process) {
        this.jobs = jobs;
        this.server = server;
        this.process = process;
    }

    /**
     * Opens a page and waits until its module is loaded.
     *
     * @param script class path resource of a JavaScript module; each exported function takes a
     *        {@code Uint8Array} and gives one, or a promise of one
     * @throws ModelException when the browser is not installed
     * @throws PageException when it does not come up
     */
    public static BrowserPage open(Browser browser, String script) {
        Jobs jobs = new Jobs();
        String prefix = "/" + UUID.randomUUID() + "/";
        GalleryServer server = GalleryServer.startBehind(new JobHandler(prefix, jobs, script));
        BrowserPage page;
        try {
            String url = server.address().resolve(prefix).toString();
            page = new BrowserPage(jobs, server, BrowserProcess.start(browser, url));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e instanceof RuntimeException refusal ? refusal : new UncheckedIOException((IOException) e);
        }
        page.awaitReady(browser);
        return page;
    }

    /**
     * What the page's function answers.
     *
     * @throws PageException when it throws, when the page or the browser crashes, or when there is no answer
     *         in time; only after the first can the page be used again
     */
    public byte[] call(String function, byte[] bytes, Duration patience) {
        Job job = jobs.add(function, bytes);
        try {
            return await(job.answer(), patience, function + " did not answer");
        } finally {
            jobs.forget(job);
        }
    }

    /** Ends the browser with all its processes, deletes what it wrote, and stops the server. */
    @Override
    public void close() {
        process.close();
        jobs.end();
        server.close();
    }

    private void awaitReady(Browser browser) {
        process.ended()
                .thenRun(() -> jobs.lose(Kind.CRASHED, browser + " has ended"));
        try {
            await(jobs.ready(), START, browser + " did not come up");
        } catch (PageException e) {
            close();
            throw e;
        }
    }

    private <T> T await(CompletableFuture<T> answer, Duration patience, String hung) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new PageException(Kind.HUNG, hung + " within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            PageException told = (PageException) e.getCause();
            String words = told.kind() == Kind.CRASHED ? ": " + process.lastWords() : "";
            throw new PageException(told.kind(), told.getMessage() + words);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PageException(Kind.HUNG, "interrupted");
        }
    }
}
