package dev.teacup.op;

import dev.teacup.tensor.DType;

/** A set of element types that an operator takes in one place. */
public record DTypes(int mask) {
    public static final DTypes FLOATS = of(DType.FLOAT16, DType.FLOAT32, DType.FLOAT64);
    public static final DTypes SIGNED_INTEGERS = of(DType.INT8, DType.INT16, DType.INT32, DType.INT64);
    public static final DTypes UNSIGNED_INTEGERS =
            of(DType.UINT8, DType.UINT16, DType.UINT32, DType.UINT64);
    public static final DTypes INTEGERS = SIGNED_INTEGERS.and(UNSIGNED_INTEGERS);
    public static final DTypes NUMBERS = FLOATS.and(INTEGERS);
    public static final DTypes SIGNED_NUMBERS = FLOATS.and(SIGNED_INTEGERS);
    public static final DTypes BOOL = of(DType.BOOL);
    public static final DTypes INT64 = of(DType.INT64);
    public static final DTypes INDEXES = of(DType.INT32, DType.INT64);
    public static final DTypes STRING = of(DType.STRING);
    public static final DTypes ALL = NUMBERS.and(BOOL).and(STRING);

    public static DTypes of(DType... dtypes) {
        int mask = 0;
        for (DType dtype : dtypes) {
            mask |= 1 << dtype.code();
        }
        return new DTypes(mask);
    }

    public DTypes and(DTypes others) {
        return new DTypes(mask | others.mask);
    }

    public boolean has(DType dtype) {
        return (mask >> dtype.code() & 1) != 0;
    }

    /** {@code float32, float64 or int64}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int left = Integer.bitCount(mask);
        for (int code = 1; left > 0; code++) {
            if ((mask >> code & 1) != 0) {
                left--;
                text.append(DType.ofCode(code)).append(left == 0 ? "" : left == 1 ? " or " : ", ");
            }
        }
        return text.toString();
    }
}
