package dev.teacup.tests.page;

/** The bytes of a file as it lies there, and as it travels. */
record Weight(long raw, long brotli) {
    Weight plus(Weight other) {
        return new Weight(raw + other.raw, brotli + other.brotli);
    }

    @Override
    public String toString() {
        return "{\"raw\": " + raw + ", \"brotli\": " + brotli + "}";
    }
}
