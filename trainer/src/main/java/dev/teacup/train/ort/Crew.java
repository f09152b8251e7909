package dev.teacup.train.ort;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Threads that do some tasks at once, the caller's among them. They look for the next tasks for some
 * milliseconds before they sleep: a processor that was let go comes back late, in a virtual machine above
 * all, and a step waits for it twice.
 */
final class Crew implements AutoCloseable {
    private static final long WATCH_NANOS = 3_000_000;

    private final List<Thread> helpers = new ArrayList<>();
    private volatile Round round;
    private volatile boolean isClosed;

    /** One of several tasks that do not depend on each other. */
    interface Task {
        void run(int index) throws OrtException;
    }

    /** Tasks that are done at once, and what became of them. */
    private static final class Round {
        private final int count;
        private final Task task;
        private final Thread caller = Thread.currentThread();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger helping;
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Round(int count, Task task, int helping) {
            this.count = count;
            this.task = task;
            this.helping = new AtomicInteger(helping);
        }

        void work() {
            for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
                try {
                    task.run(index);
                } catch (OrtException | RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                }
            }
        }

        void leave() {
            if (helping.decrementAndGet() == 0) {
                LockSupport.unpark(caller);
            }
        }

        void requireDone() throws OrtException {
            Throwable failed = failure.get();
            if (failed instanceof OrtException refusal) {
                throw refusal;
            }
            if (failed instanceof Error error) {
                throw error;
            }
            if (failed != null) {
                throw (RuntimeException) failed;
            }
        }
    }

    /** @param threads with the caller's */
    Crew(int threads) {
        for (int i = 1; i < threads; i++) {
            Thread helper = new Thread(this::help, "training step " + i);
            helper.setDaemon(true);
            helpers.add(helper);
            helper.start();
        }
    }

    /** Does {@code count} tasks and waits for all of them, also when one fails. */
    void all(int count, Task task) throws OrtException {
        Round mine = new Round(count, task, helpers.size());
        round = mine;
        helpers.forEach(LockSupport::unpark);
        mine.work();
        await(() -> mine.helping.get() == 0);
        mine.requireDone();
    }

    private void help() {
        for (Round last = null;; last.leave()) {
            Round before = last;
            await(() -> round != before || isClosed);
            if (round == before) {
                return;
            }
            last = round;
            last.work();
        }
    }

    private static void await(BooleanSupplier isSo) {
        long until = System.nanoTime() + WATCH_NANOS;
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() < until) {
                Thread.onSpinWait();
            } else {
                LockSupport.park();
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
        helpers.forEach(LockSupport::unpark);
    }
}
