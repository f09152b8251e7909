package dev.teacup.train.ort;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that do some tasks at once, the caller's among them. */
final class Crew implements AutoCloseable {
    private final int threads;
    private final ExecutorService others;

    /** One of several tasks that do not depend on each other. */
    interface Task {
        void run(int index) throws OrtException;
    }

    Crew(int threads) {
        this.threads = threads;
        this.others = Executors.newFixedThreadPool(Math.max(1, threads - 1), task -> {
            Thread thread = new Thread(task, "training step");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Does {@code count} tasks and waits for all of them, also when one fails. */
    void all(int count, Task task) throws OrtException {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> helpers = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, count); i++) {
            helpers.add(others.submit(() -> {
                work(next, count, task);
                return null;
            }));
        }
        try {
            work(next, count, task);
        } finally {
            for (Future<?> helper : helpers) {
                await(helper);
            }
        }
    }

    private static void work(AtomicInteger next, int count, Task task) throws OrtException {
        for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
            task.run(index);
        }
    }

    private static void await(Future<?> helper) throws OrtException {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    helper.get();
                    return;
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OrtException refusal) {
                throw refusal;
            }
            throw e.getCause() instanceof RuntimeException mistake ? mistake
                    : new IllegalStateException(e.getCause());
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        others.shutdown();
    }
}
