package dev.teacup.train.tabular.read;

import java.util.Locale;

/** What a column is, and so what is made of it. */
public enum Kind {
    NUMBER(true), CATEGORY(true), DATE(true), TEXT(true), IDENTIFIER(false), CONSTANT(false), EMPTY(false),
    DROPPED(false);

    private final boolean isLearnt;

    Kind(boolean isLearnt) {
        this.isLearnt = isLearnt;
    }

    /** Whether a model is given the column. */
    public boolean isLearnt() {
        return isLearnt;
    }

    /** For people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
