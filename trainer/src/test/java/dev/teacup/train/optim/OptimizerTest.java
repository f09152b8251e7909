package dev.teacup.train.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each optimiser against its formula, written out in Java. */
class OptimizerTest {
    private static final double[] BEGIN = {1, -2, 3};
    private static final int STEPS = 5;
    private static final double RATE = 0.1;
    private static final double TOLERANCE = 1e-12;

    @Test
    void descends() {
        double[] p = BEGIN.clone();
        for (int step = 1; step <= STEPS; step++) {
            double[] g = StepRun.gradient(p);
            for (int i = 0; i < p.length; i++) {
                p[i] -= RATE * g[i];
            }
        }
        assertArrayEquals(p, run(new Sgd(0)).get("w"), TOLERANCE);
    }

    @Test
    void keepsMomentum() {
        double[] p = BEGIN.clone();
        double[] v = new double[3];
        for (int step = 1; step <= STEPS; step++) {
            double[] g = StepRun.gradient(p);
            for (int i = 0; i < p.length; i++) {
                v[i] = 0.9 * v[i] + g[i];
                p[i] -= RATE * v[i];
            }
        }
        assertArrayEquals(p, run(new Sgd(0.9)).get("w"), TOLERANCE);
    }

    @Test
    void adaptsStepsAsAdamDoes() {
        Map<String, double[]> after = run(Adam.STANDARD);
        assertArrayEquals(adam(0), after.get("w"), TOLERANCE);
        assertArrayEquals(adam(0), after.get("b"), TOLERANCE);
    }

    @Test
    void decaysWeightsApartFromGradientsAndBiasesNotAtAll() {
        Map<String, double[]> after = run(AdamW.of(0.3));
        assertArrayEquals(adam(0.3), after.get("w"), TOLERANCE);
        assertArrayEquals(adam(0), after.get("b"), TOLERANCE);
    }

    @Test
    void clipsAllGradientsByOneNorm() {
        double[] p = BEGIN.clone();
        for (int step = 1; step <= STEPS; step++) {
            double[] g = StepRun.gradient(p);
            double norm = Math.sqrt(2 * (g[0] * g[0] + g[1] * g[1] + g[2] * g[2]));
            for (int i = 0; i < p.length; i++) {
                p[i] -= RATE * g[i] * Math.min(1, 2.5 / norm);
            }
        }
        StepGraph.Update update = StepGraph.Update.of(new Sgd(0), Schedule.constant(RATE)).clippedTo(2.5);
        assertArrayEquals(p, StepRun.run(update, BEGIN, STEPS).get("w"), TOLERANCE);
    }

    private static double[] adam(double decay) {
        double[] p = BEGIN.clone();
        double[] m = new double[3];
        double[] v = new double[3];
        for (int step = 1; step <= STEPS; step++) {
            double[] g = StepRun.gradient(p);
            for (int i = 0; i < p.length; i++) {
                p[i] -= RATE * decay * p[i];
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                double first = m[i] / (1 - Math.pow(0.9, step));
                double second = v[i] / (1 - Math.pow(0.999, step));
                p[i] -= RATE * first / (Math.sqrt(second) + 1e-8);
            }
        }
        return p;
    }

    private static Map<String, double[]> run(Optimizer optimizer) {
        return StepRun.run(StepGraph.Update.of(optimizer, Schedule.constant(RATE)), BEGIN, STEPS);
    }
}
