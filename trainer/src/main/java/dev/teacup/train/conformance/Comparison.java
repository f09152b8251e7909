package dev.teacup.train.conformance;

import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import dev.teacup.train.conformance.TestCase.Tolerance;
import java.util.Arrays;
import java.util.List;

/** Compares a result with what a test expects, by the rules of ONNX's own runner. */
public final class Comparison {
    private final Tolerance tolerance;

    public Comparison(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    /** What is wrong with {@code actual}, or "" where nothing is. */
    public String difference(String name, HostTensor expected, HostTensor actual) {
        if (expected.dtype() != actual.dtype() || !Arrays.equals(expected.dims(), actual.dims())) {
            return name + ": expected " + expected + ", got " + actual;
        }
        int wrong = 0;
        String first = "";
        for (int i = 0; i < expected.elements(); i++) {
            if (!agree(expected, actual, i)) {
                first = wrong == 0
                        ? "element " + i + ": expected " + shown(expected, i) + ", got " + shown(actual, i)
                        : first;
                wrong++;
            }
        }
        boolean passes = wrong <= tolerance.badFraction() * expected.elements();
        return passes ? ""
                : name + ": " + wrong + " of " + expected.elements() + " elements differ, " + first;
    }

    private boolean agree(HostTensor expected, HostTensor actual, int index) {
        if (expected.dtype() == DType.STRING) {
            return expected.text(index).equals(actual.text(index));
        } else if (!expected.dtype().isFloat()) {
            return expected.i64(index) == actual.i64(index);
        }
        double wanted = expected.f64(index);
        double got = actual.f64(index);
        if (Double.isNaN(wanted) || Double.isInfinite(wanted) || !Double.isFinite(got)) {
            return Double.compare(wanted, got) == 0;
        }
        return Math.abs(got - wanted) <= tolerance.atol() + tolerance.rtol() * Math.abs(wanted);
    }

    private static String shown(HostTensor tensor, int index) {
        if (tensor.dtype() == DType.STRING) {
            return "'" + tensor.text(index) + "'";
        }
        return tensor.dtype().isFloat() ? Double.toString(tensor.f64(index))
                : Long.toString(tensor.i64(index));
    }

    /** Whether two platforms gave the same bits for every run of a model; payloads of NaN aside. */
    public static boolean sameBits(List<List<HostTensor>> expected, List<List<HostTensor>> actual) {
        boolean same = expected != null && expected.size() == actual.size();
        for (int run = 0; same && run < actual.size(); run++) {
            same = expected.get(run).size() == actual.get(run).size();
            for (int i = 0; same && i < actual.get(run).size(); i++) {
                same = sameBits(expected.get(run).get(i), actual.get(run).get(i));
            }
        }
        return same;
    }

    private static boolean sameBits(HostTensor expected, HostTensor actual) {
        boolean same =
                Arrays.equals(expected.dims(), actual.dims()) && expected.dtype() == actual.dtype();
        for (int i = 0; same && i < actual.elements(); i++) {
            if (actual.dtype() == DType.STRING) {
                same = expected.text(i).equals(actual.text(i));
            } else if (actual.dtype().isFloat()) {
                same = Double.doubleToLongBits(expected.f64(i)) == Double.doubleToLongBits(actual.f64(i));
            } else {
                same = expected.i64(i) == actual.i64(i);
            }
        }
        return same;
    }
}
