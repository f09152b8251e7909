package dev.teacup.train.badinput;

import dev.teacup.train.badinput.Verdict.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The engine on a JVM of its own, one for all files: its heap is what a file may take, and it is ended when a
 * file takes too long. The next file then gets a new one.
 */
public final class JvmJudge implements Judge {
    private static final Duration START = Duration.ofSeconds(60);

    private final ProcessBuilder worker;
    private final Duration time;
    private Process process;
    private PrintStream questions;
    private BufferedReader answers;

    public JvmJudge() {
        this(JvmWorker.command(), TIME);
    }

    JvmJudge(ProcessBuilder worker, Duration time) {
        this.worker = worker.redirectError(ProcessBuilder.Redirect.INHERIT);
        this.time = time;
    }

    @Override
    public Verdict judge(Path file) {
        String name = file.getFileName().toString();
        if (process == null || !process.isAlive()) {
            start();
        }
        questions.println(file.toUri());
        try {
            String row = answer(time);
            if (row == null) {
                // Its output ends before it does; the next file must not be asked of it.
                close();
                return new Verdict(name, Result.CRASH, "the JVM has ended");
            }
            String[] cells = row.split("\t", -1);
            if (cells[2].contains("OutOfMemoryError")) {
                close();
            }
            return new Verdict(name, Result.valueOf(cells[1].toUpperCase(Locale.ROOT)), cells[2]);
        } catch (TimeoutException e) {
            close();
            return new Verdict(name, Result.HANG, "no answer within " + time.toMillis() + " ms");
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
            process = null;
        }
    }

    private void start() {
        try {
            process = worker.start();
            questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
            answers = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            if (answer(START) == null) {
                throw new IOException("the JVM that judges ends at once");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            close();
            throw new UncheckedIOException(new IOException("the JVM that judges does not come up"));
        }
    }

    /** The next line, or null when the process has ended. */
    private String answer(Duration patience) throws TimeoutException {
        BufferedReader from = answers;
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> {
            try {
                return from.readLine();
            } catch (IOException e) {
                return null;
            }
        });
        try {
            return line.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
