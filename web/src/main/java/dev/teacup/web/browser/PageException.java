package dev.teacup.web.browser;

/** What became of a job that has no answer. */
public final class PageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    PageException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Which of the three ways it took. */
    public Kind kind() {
        return kind;
    }

    /** How a job ends without an answer. */
    public enum Kind {
        /** The page's function threw, and the page works on; the message is the error with its stack. */
        THREW,
        /** The page or the whole browser is gone. */
        CRASHED,
        /** There was no answer in time; the page may be busy for ever. */
        HUNG
    }
}
