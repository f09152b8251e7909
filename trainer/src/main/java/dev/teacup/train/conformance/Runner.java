package dev.teacup.train.conformance;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.train.conformance.Outcome.Result;
import dev.teacup.train.conformance.TestCase.DataSet;
import dev.teacup.train.file.ProtoFile;
import java.util.ArrayList;
import java.util.List;

/** Runs tests on a platform and judges the results. */
public final class Runner {
    private final Platform platform;

    public Runner(Platform platform) {
        this.platform = platform;
    }

    /** Runs one test; whatever goes wrong is in the outcome. */
    public Outcome run(TestCase test) {
        if (test.dataSets().isEmpty()) {
            return new Outcome(test.name(), Result.SKIPPED, "no test_data_set_0");
        }
        try {
            String difference = difference(test);
            return new Outcome(test.name(), difference.isEmpty() ? Result.PASS : Result.FAIL, difference);
        } catch (ModelException e) {
            return new Outcome(test.name(), Result.ERROR, e.getMessage());
        } catch (RuntimeException | AssertionError | VirtualMachineError e) {
            return new Outcome(test.name(), Result.ERROR, "a defect of the engine: " + e + " at " + place(e));
        }
    }

    private String difference(TestCase test) {
        List<List<HostTensor>> results = platform.run(test.model(), inputs(test));
        if (results.size() != test.dataSets().size()) {
            return "expected " + test.dataSets().size() + " runs, got " + results.size();
        }
        Comparison comparison = new Comparison(test.tolerance());
        for (int i = 0; i < results.size(); i++) {
            String difference = difference(comparison, test.dataSets().get(i).outputs(), results.get(i));
            if (!difference.isEmpty()) {
                return "data set " + i + ", " + difference;
            }
        }
        return "";
    }

    /** What the test feeds; where that cannot be read, what the engine says of the model comes first. */
    private List<List<HostTensor>> inputs(TestCase test) {
        List<List<HostTensor>> inputs = new ArrayList<>();
        try {
            for (DataSet set : test.dataSets()) {
                inputs.add(set.inputs().stream().map(ProtoFile::read).toList());
            }
        } catch (ModelException unreadable) {
            platform.run(test.model(), List.of());
            throw unreadable;
        }
        return inputs;
    }

    private static String difference(Comparison comparison, List<byte[]> expected, List<HostTensor> actual) {
        if (expected.size() != actual.size()) {
            return "expected " + expected.size() + " outputs, got " + actual.size();
        }
        for (int i = 0; i < expected.size(); i++) {
            String difference =
                    comparison.difference("output " + i, ProtoFile.read(expected.get(i)), actual.get(i));
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    private static String place(Throwable e) {
        return e.getStackTrace().length == 0 ? "an unknown place" : e.getStackTrace()[0].toString();
    }
}
