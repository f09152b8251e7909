package dev.teacup.train.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Deals samples out by a hash of their names: the same way everywhere, whatever else is in the data. */
public final class Fold {
    private Fold() {}

    /**
     * The fold of a key, 0 to {@code folds} - 1: the first 8 bytes of its SHA-256 in UTF-8, read big-endian
     * as an unsigned number, modulo {@code folds}.
     */
    public static int of(String key, int folds) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(key.getBytes(StandardCharsets.UTF_8));
            return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), folds);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }
}
