package dev.teacup.onnx;

/** A key and its value: metadata, or where external data lies. */
public record StringStringEntryProto(String key, String value) {}
