package dev.teacup.tests.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.error.ModelException;
import dev.teacup.web.browser.Browser;
import dev.teacup.web.browser.BrowserPage;
import dev.teacup.web.browser.PageException;
import dev.teacup.web.browser.PageException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrowserPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String JOBS = "dev/teacup/tests/browser/jobs.js";
    private static final byte[] NOTHING = {};

    @ParameterizedTest
    @EnumSource
    void callsFunctionsOfThePage(Browser browser) {
        assumeInstalled(browser);
        try (BrowserPage page = BrowserPage.open(browser, JOBS)) {
            byte[] bytes = new byte[1 << 20];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (i * 31 + (i >> 8));
            }
            assertArrayEquals(bytes,
                    page.call("backwards", page.call("backwards", bytes, PATIENCE), PATIENCE));
            assertArrayEquals(NOTHING, page.call("backwards", NOTHING, PATIENCE));

            PageException thrown = refusal(page, "throwError", PATIENCE);
            assertEquals(Kind.THREW, thrown.kind());
            assertTrue(thrown.getMessage().startsWith("RangeError: the answer is no"), thrown.getMessage());
            assertTrue(refusal(page, "missing", PATIENCE).getMessage().contains("no function missing"));
            assertEquals("200",
                    text(page.call("fetchSize", "/404.html".getBytes(), PATIENCE)).substring(0, 3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePageMayNotEvaluateText(Browser browser) {
        assumeInstalled(browser);
        try (BrowserPage page = BrowserPage.open(browser, JOBS)) {
            PageException thrown = assertThrows(PageException.class,
                    () -> page.call("evaluate", "return new Uint8Array(1)".getBytes(), PATIENCE));
            assertTrue(thrown.getMessage().startsWith("EvalError"), thrown.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageThatIsBusyForEverIsGivenUpAndLeavesNothing(Browser browser) throws IOException {
        assumeInstalled(browser);
        Set<Path> before = leftovers();
        List<ProcessHandle> processes;
        try (BrowserPage page = BrowserPage.open(browser, JOBS)) {
            PageException hung = refusal(page, "loopForEver", Duration.ofMillis(500));
            assertEquals(Kind.HUNG, hung.kind());
            assertEquals("loopForEver did not answer within 500 ms", hung.getMessage());
            processes = ProcessHandle.current().descendants().toList();
        }
        assertEquals(List.of(), processes.stream().filter(ProcessHandle::isAlive).toList());
        assertEquals(before, leftovers());
    }

    /**
     * In WebKitGTK a process of its own holds the connection, and may outlive the page: there it is no answer
     * in time.
     */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WEBKIT")
    void aCrashIsNoticed(Browser browser) {
        assumeInstalled(browser);
        try (BrowserPage page = BrowserPage.open(browser, JOBS)) {
            ProcessHandle.current().descendants().filter(BrowserPageTest::showsThePage)
                    .forEach(ProcessHandle::destroyForcibly);
            assertEquals(Kind.CRASHED, refusal(page, "loopForEver", PATIENCE).kind());
            assertEquals(Kind.CRASHED, refusal(page, "backwards", PATIENCE).kind());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aModuleThatDoesNotLoadTellsWhy(Browser browser) {
        assumeInstalled(browser);
        PageException thrown = assertThrows(PageException.class,
                () -> BrowserPage.open(browser, "dev/teacup/tests/browser/broken.js"));
        assertEquals(Kind.THREW, thrown.kind());
        assertTrue(thrown.getMessage().startsWith("TypeError"), thrown.getMessage());
    }

    @Test
    void aBrowserIsFoundByItsName() {
        assertEquals(Browser.WEBKIT, Browser.named("webkit"));
        ModelException refusal = assertThrows(ModelException.class, () -> Browser.named("cromium"));
        assertEquals(
                "browser: there is no such browser\nexpected: chromium, firefox, webkit\ngot: 'cromium'\n"
                        + "fix: did you mean 'chromium'?",
                refusal.getMessage());
    }

    private static void assumeInstalled(Browser browser) {
        assumeTrue(browser.installed(), browser + " is not installed");
    }

    private static PageException refusal(BrowserPage page, String function, Duration patience) {
        return assertThrows(PageException.class, () -> page.call(function, NOTHING, patience));
    }

    /** The process in which each of the browsers runs scripts; the JDK cuts long command lines off. */
    private static boolean showsThePage(ProcessHandle process) {
        try {
            String command = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
            return command.contains("--type=renderer") || command.contains("WebKitWebProcess")
                    || command.contains("-contentproc") && command.contains("-isForBrowser");
        } catch (IOException e) {
            return false;
        }
    }

    private static Set<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("teacup-"))
                    .collect(Collectors.toSet());
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
