package dev.teacup.op;

/** A value of a graph that is being written; graphs tell their values apart by name. */
public record Value(String name) {}
