package dev.teacup.web.browser;

import dev.teacup.web.browser.PageException.Kind;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the page has to do, and what it answered. */
final class Jobs {
    private static final Job END = new Job(0, "", new byte[0], new CompletableFuture<>());

    private final LinkedBlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
    private final Map<Long, Job> open = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile boolean ended;
    private PageException loss;
    private long last;

    /** A function of the page's module and the bytes to call it with. */
    record Job(long id, String function, byte[] bytes, CompletableFuture<byte[]> answer) {}

    /** Completes when the page asks for its first job, or cannot. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Adds a job; when the page is lost, its answer fails. */
    synchronized Job add(String function, byte[] bytes) {
        Job job = new Job(++last, function, bytes, new CompletableFuture<>());
        if (loss != null) {
            job.answer.completeExceptionally(loss);
            return job;
        }
        open.put(job.id, job);
        waiting.add(job);
        return job;
    }

    /** The next job, or null when there is none for {@code seconds}. */
    Job next(long seconds) throws InterruptedException {
        ready.complete(null);
        Job job = waiting.poll(seconds, TimeUnit.SECONDS);
        return job == END ? null : job;
    }

    /** Lets a page that waits go. */
    void end() {
        ended = true;
        waiting.add(END);
    }

    /** Whether there will be no more jobs. */
    boolean ended() {
        return ended;
    }

    /** The page's answer; one that nobody waits for any more is dropped. */
    void answer(long id, byte[] bytes) {
        Job job = open.remove(id);
        if (job != null) {
            job.answer.complete(bytes);
        }
    }

    /** The page's function threw. */
    void threw(long id, String error) {
        Job job = open.remove(id);
        if (job != null) {
            job.answer.completeExceptionally(new PageException(Kind.THREW, error));
        }
    }

    /** The page will answer nothing any more. */
    synchronized void lose(Kind kind, String why) {
        if (loss == null) {
            loss = new PageException(kind, why);
            ready.completeExceptionally(loss);
            open.values().forEach(job -> job.answer.completeExceptionally(loss));
        }
    }

    /** Nobody waits for the job any more. */
    void forget(Job job) {
        open.remove(job.id);
        waiting.remove(job);
    }
}
