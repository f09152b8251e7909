package dev.teacup.error;

/**
 * A mistake in a model, in its inputs or in what was asked of it, told in four lines: where and what, what
 * was expected, what came instead, and what the reader can do. It is the only exception that untrusted bytes
 * can cause.
 */
public final class ModelException extends RuntimeException {
    /** Of a line; what is longer comes from lists in a file. */
    private static final int MOST_CHARACTERS = 1000;

    private final String where;
    private final String what;
    private final String expected;
    private final String got;
    private final String fix;
    private final boolean isOfUnknownOperator;

    /** A mistake whose place is not known yet; the caller that knows it adds it by {@link #at}. */
    public ModelException(String what, String expected, String got, String fix) {
        this("", what, expected, got, fix);
    }

    /**
     * A mistake at {@code where}: a node's operator and name, a tensor's name, a byte offset, a file and row.
     */
    public ModelException(String where, String what, String expected, String got, String fix) {
        this(where, what, expected, got, fix, false);
    }

    private ModelException(String where, String what, String expected, String got, String fix,
            boolean isOfUnknownOperator) {
        this.where = line(where);
        this.what = line(what);
        this.expected = line(expected);
        this.got = line(got);
        this.fix = line(fix);
        this.isOfUnknownOperator = isOfUnknownOperator;
    }

    /** A node names an operator that is not among those of this engine, and may be among those of another. */
    public static ModelException ofUnknownOperator(String where, String what, String expected, String got,
            String fix) {
        return new ModelException(where, what, expected, got, fix, true);
    }

    /** The four lines. */
    @Override
    public String getMessage() {
        String place = where.isEmpty() ? "" : where + ": ";
        return place + what + "\nexpected: " + expected + "\ngot: " + got + "\nfix: " + fix;
    }

    /** The same mistake at {@code place}; a mistake that knows its place already keeps it. */
    public ModelException at(String place) {
        return where.isEmpty() ? moved(place) : this;
    }

    /** The same mistake, whose place lies in {@code outer}, a node with subgraphs; "" for none. */
    public ModelException within(String outer) {
        String place = where.isEmpty() ? outer : where + " in " + outer;
        return outer.isEmpty() ? this : moved(place);
    }

    private ModelException moved(String place) {
        return new ModelException(place, what, expected, got, fix, isOfUnknownOperator);
    }

    public boolean isOfUnknownOperator() {
        return isOfUnknownOperator;
    }

    public String where() {
        return where;
    }

    public String what() {
        return what;
    }

    public String expected() {
        return expected;
    }

    public String got() {
        return got;
    }

    public String fix() {
        return fix;
    }

    /** Whatever a part tells of a file, it is one line. */
    private static String line(String part) {
        return Text.visible(part, MOST_CHARACTERS);
    }
}
