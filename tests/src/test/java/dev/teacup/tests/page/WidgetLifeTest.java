package dev.teacup.tests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.web.browser.Browser;
import dev.teacup.web.browser.BrowserPage;
import dev.teacup.web.browser.PageException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of an element, from the first event to the last byte, in all three browsers. */
class WidgetLifeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<Browser, BrowserPage> PAGES = new EnumMap<>(Browser.class);

    @BeforeAll
    static void publishModels() {
        TestModels.publish();
    }

    @AfterAll
    static void closePages() {
        PAGES.values().forEach(BrowserPage::close);
        PAGES.clear();
    }

    @ParameterizedTest
    @EnumSource
    void eventsComeInOrderAndAfterTheStateHasChanged(Browser browser) {
        assertEquals("""
                progress: busy, no model, no answer
                load: idle, model, no answer
                predict: idle, model, answer
                predict bubbles""", told(browser, "eventsInOrder"));
    }

    @ParameterizedTest
    @EnumSource
    void progressGrowsToOne(Browser browser) {
        assertEquals("true\ntrue\n1", told(browser, "progressGrowsToOne"));
    }

    @ParameterizedTest
    @EnumSource
    void predictTellsInputsOutputsAndTime(Browser browser) {
        assertEquals("""
                {"size":"Large","phase":"Climb","speed":190}
                float32 [1,1] 1
                true
                true
                true""", told(browser, "predictTellsWhatItKnows"));
    }

    @ParameterizedTest
    @EnumSource
    void anErrorCarriesItsFourLinesAndDoesNotBubble(Browser browser) {
        assertEquals("""
                /models/tests/none.onnx
                there is no model at this address
                status 200
                status 404 (Not Found)
                check the address
                false""", told(browser, "errorCarriesFourLines"));
    }

    @ParameterizedTest
    @EnumSource
    void movingInThePageKeepsTheModel(Browser browser) {
        assertEquals("true\n0", told(browser, "movingKeepsTheModel"));
    }

    @ParameterizedTest
    @EnumSource
    void removingFreesTheMemoryOfThatModelOnly(Browser browser) {
        assertEquals("\n0\ntrue", told(browser, "removingFreesTheMemory"));
    }

    @ParameterizedTest
    @EnumSource
    void anElementThatComesBackHasItsInputs(Browser browser) {
        assertEquals("{\"size\":\"Small\",\"phase\":\"Climb\",\"speed\":35}",
                told(browser, "comingBackLoadsAgainWithTheSameInputs"));
    }

    @ParameterizedTest
    @EnumSource
    void anElementThatIsRemovedWhileItLoadsLeavesNothing(Browser browser) {
        assertEquals("0\n\n\ntrue", told(browser, "removedWhileLoading"));
    }

    @ParameterizedTest
    @EnumSource
    void aNewSourceEndsTheOldAndTheLastOneWins(Browser browser) {
        assertEquals("load area corner\n{\"area\":0,\"corner\":false}",
                told(browser, "aNewSourceEndsTheOld"));
    }

    @ParameterizedTest
    @EnumSource
    void ofManyModelsThatAreSetTheLastOneIsShownOnce(Browser browser) {
        assertEquals("birds\n1\n0\ntrue", told(browser, "modelsInQuickSuccession"));
    }

    @ParameterizedTest
    @EnumSource
    void aModelThatCannotBeShownIsToldUnlessAnotherCameInTheMeantime(Browser browser) {
        assertEquals("load 2\nerror a part of it did not load or failed\n0\n",
                told(browser, "aModelThatCannotBeShown"));
    }

    @ParameterizedTest
    @EnumSource
    void aSourceThatChangesOutsideOfThePageCounts(Browser browser) {
        assertEquals("{\"area\":0,\"corner\":false}", told(browser, "aSourceThatChangesWhileOutside"));
    }

    @ParameterizedTest
    @EnumSource
    void propertiesThatWereSetBeforeTheUpgradeAreKept(Browser browser) {
        assertEquals("""
                {"size":"Small","phase":"Climb","speed":20}
                /models/tests/birds.onnx
                true""", told(browser, "propertiesSetBeforeTheUpgrade"));
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownLoadingIsTheDefaultAndWarnsOnce(Browser browser) {
        assertEquals("lazy\n1\ntrue", told(browser, "anUnknownLoadingIsTheDefaultAndWarnsOnce"));
    }

    @ParameterizedTest
    @EnumSource
    void allElementsSpeakThroughOnePoliteRegion(Browser browser) {
        assertEquals("""
                1
                polite
                67\u00a0% likely to be damaged. More than six times the average strike.""",
                told(browser, "onePoliteRegionForAll"));
    }

    /** A page that did not answer is given up, so that the next case does not wait for it. */
    private static String told(Browser browser, String function) {
        assumeTrue(browser.installed(), browser + " is not installed");
        BrowserPage page = PAGES.computeIfAbsent(browser,
                chosen -> BrowserPage.open(chosen, "dev/teacup/tests/page/life.js"));
        try {
            return new String(page.call(function, new byte[0], PATIENCE), StandardCharsets.UTF_8);
        } catch (PageException failure) {
            PAGES.remove(browser).close();
            throw failure;
        }
    }
}
