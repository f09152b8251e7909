package dev.teacup.train.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.export.Heading;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.load.ExternalFiles;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.layer.Workspace;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void staysConstant() {
        assertEquals(0.3, rate(Schedule.constant(0.3), 1));
        assertEquals(0.3, rate(Schedule.constant(0.3), 1000));
    }

    @Test
    void warmsUpAndFallsAlongACosine() {
        Schedule schedule = Schedule.cosine(0.5, 10, 110);
        assertEquals(0.05, rate(schedule, 1), 1e-9);
        assertEquals(0.45, rate(schedule, 9), 1e-9);
        for (int step : new int[] {10, 11, 35, 60, 99, 110}) {
            double expected = 0.25 * (1 + Math.cos(Math.PI * (step - 10) / 100));
            assertEquals(expected, rate(schedule, step), 1e-7, "step " + step);
        }
        assertEquals(0, rate(schedule, 500), 1e-7);
    }

    @Test
    void needsNoWarmUp() {
        assertEquals(0.5, rate(Schedule.cosine(0.5, 0, 1000000), 1), 1e-6);
    }

    @Test
    void fallsInSteps() {
        Schedule schedule = Schedule.steps(0.8, 3, 0.5);
        double[] expected = {0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2};
        for (int step = 1; step <= expected.length; step++) {
            assertEquals(expected[step - 1], rate(schedule, step), 1e-12, "step " + step);
        }
    }

    private static double rate(Schedule schedule, long step) {
        Workspace workspace = Workspace.create();
        GraphBuilder g = workspace.builder();
        Value at = g.input("step", Type.of(DType.INT64, Shape.SCALAR));
        g.out("rate", schedule.rate(g, g.as(at, DType.FLOAT64)));
        byte[] model = workspace.onnx(g.build("schedule"), Heading.of(21));
        Session session = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE);
        return session.run(Map.of("step", HostTensor.longs(new int[0], step))).get("rate").f64(0);
    }
}
