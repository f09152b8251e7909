package dev.teacup.train.tabular;

/** What is predicted. */
enum Task {
    /** One of two classes: the probability of one of them. */
    BINARY,
    /** One of several classes: the probability of each. */
    CLASSES,
    /** A number. */
    REGRESSION
}
