package dev.teacup.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The checker of the writer against Chicory's validator, which looks at what was written without a check. */
class TwoCheckersTest {
    private static final Function<int[], byte[]> UNCHECKED = unchecked();

    @Property(tries = 200, seed = "71")
    void whatFitsIsAcceptedByBoth(@ForAll("tame") int[] choices) {
        assertEquals(true, checked(choices));
        assertEquals(true, valid(choices));
    }

    @Property(tries = 600, seed = "72")
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void bothJudgeTheSame(@ForAll("any") int[] choices) {
        boolean right = valid(choices);
        Statistics.collect(right);
        Statistics.coverage(cases -> cases.check(true).percentage(share -> share > 10));
        Statistics.coverage(cases -> cases.check(false).percentage(share -> share > 10));
        assertEquals(right, checked(choices));
    }

    @Provide
    Arbitrary<int[]> any() {
        return Arbitraries.integers().between(0, 1 << 16).array(int[].class).ofMinSize(1).ofMaxSize(40);
    }

    @Provide
    Arbitrary<int[]> tame() {
        return Arbitraries.integers().between(0, 1 << 16)
                .filter(choice -> choice % RandomBody.STEPS != RandomBody.WILD).array(int[].class)
                .ofMaxSize(80);
    }

    private static boolean checked(int[] choices) {
        try {
            new RandomBody().apply(choices);
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    private static boolean valid(int[] choices) {
        byte[] module = UNCHECKED.apply(choices);
        try {
            Parser.parse(module);
            return true;
        } catch (ChicoryException e) {
            return false;
        }
    }

    /** The writer once more, from a loader of its own in which assertions are off. */
    @SuppressWarnings("unchecked")
    private static Function<int[], byte[]> unchecked() {
        URL[] places = Stream.of(ModuleWriter.class, RandomBody.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation()).toArray(URL[]::new);
        ClassLoader without = new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
        without.setDefaultAssertionStatus(false);
        try {
            return (Function<int[], byte[]>) without.loadClass(RandomBody.class.getName())
                    .getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
