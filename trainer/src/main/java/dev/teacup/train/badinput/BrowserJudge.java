package dev.teacup.train.badinput;

import dev.teacup.train.badinput.Verdict.Result;
import dev.teacup.train.file.ModelFile;
import dev.teacup.web.browser.Browser;
import dev.teacup.web.browser.BrowserPage;
import dev.teacup.web.browser.PageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The engine in a page of a real browser, by the JavaScript package that every page uses. A page that crashes
 * or hangs is ended; the next file gets a new one.
 */
public final class BrowserJudge implements Judge {
    private static final String SCRIPT = "dev/teacup/train/badinput/judge.js";
    /** The page measures the file's time itself; this is also for the way to it and back. */
    private static final Duration PATIENCE = TIME.plusSeconds(2);

    private final Browser browser;
    private BrowserPage page;

    public BrowserJudge(Browser browser) {
        this.browser = browser;
    }

    @Override
    public Verdict judge(Path file) {
        String name = file.getFileName().toString();
        byte[] bytes = new ModelFile(file).bytes();
        if (page == null) {
            page = BrowserPage.open(browser, SCRIPT);
        }
        try {
            byte[] told = page.call("judge", question(bytes), PATIENCE);
            String answer = new String(told, StandardCharsets.UTF_8);
            String[] cells = answer.split("\t", 2);
            Result result = Result.valueOf(cells[0].toUpperCase(Locale.ROOT));
            result = result == Result.LOAD ? Examination.refusedAt(bytes, LIMITS) : result;
            return new Verdict(name, result, cells[1]);
        } catch (PageException e) {
            close();
            Result result = e.kind() == PageException.Kind.HUNG ? Result.HANG : Result.CRASH;
            return new Verdict(name, result, e.getMessage());
        }
    }

    /** Each a u32: bytes of memory in all and for the engine, time and deadline in ms; then the file. */
    private static byte[] question(byte[] file) {
        return ByteBuffer.allocate(4 * Integer.BYTES + file.length).order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) MEMORY_BYTES).putInt((int) LIMITS.memoryBytes())
                .putInt((int) TIME.toMillis()).putInt((int) DEADLINE.toMillis()).put(file).array();
    }

    @Override
    public void close() {
        if (page != null) {
            page.close();
            page = null;
        }
    }
}
