package dev.teacup.tests.wasm;

import dev.teacup.wasm.FunctionWriter;
import dev.teacup.wasm.Kind;
import dev.teacup.wasm.ModuleWriter;
import dev.teacup.wasm.Opcode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A relaxed instruction with operands for which all processors have the same result. Vectors are four numbers
 * of 32 bits.
 *
 * @see <a href="https://github.com/WebAssembly/relaxed-simd/blob/main/proposals/relaxed-simd/Overview.md">
 *      Relaxed SIMD</a>
 */
record RelaxedCase(int opcode, int[] result, int[]... operands) {
    private static final int BYTES = 16;
    private static final int[] A = {1, 2, 3, 4};
    private static final int[] B = {5, 6, 7, 8};
    private static final int[] MASK = {-1, 0, -1, 0};
    private static final int[] A_WHERE_MASKED_ELSE_B = {1, 6, 3, 8};

    static final List<RelaxedCase> ALL = List.of(
            of(Opcode.F32X4_RELAXED_MADD, f32(10), f32(2), f32(3), f32(4)),
            of(Opcode.F32X4_RELAXED_NMADD, f32(-2), f32(2), f32(3), f32(4)),
            of(Opcode.F64X2_RELAXED_MADD, f64(10), f64(2), f64(3), f64(4)),
            of(Opcode.F64X2_RELAXED_NMADD, f64(-2), f64(2), f64(3), f64(4)),
            of(Opcode.I8X16_RELAXED_LANESELECT, A_WHERE_MASKED_ELSE_B, A, B, MASK),
            of(Opcode.I16X8_RELAXED_LANESELECT, A_WHERE_MASKED_ELSE_B, A, B, MASK),
            of(Opcode.I32X4_RELAXED_LANESELECT, A_WHERE_MASKED_ELSE_B, A, B, MASK),
            of(Opcode.I64X2_RELAXED_LANESELECT, ints(1, 2, 7, 8), A, B, ints(-1, -1, 0, 0)),
            of(Opcode.F32X4_RELAXED_MIN, f32(2), f32(3), f32(2)),
            of(Opcode.F32X4_RELAXED_MAX, f32(3), f32(3), f32(2)),
            of(Opcode.F64X2_RELAXED_MIN, f64(2), f64(3), f64(2)),
            of(Opcode.F64X2_RELAXED_MAX, f64(3), f64(3), f64(2)),
            of(Opcode.I8X16_RELAXED_SWIZZLE, ints(0x0403_0201, 0x0101_0102, 0x0101_0101, 0x0101_0101),
                    ints(0x0403_0201, 0, 0, 0), ints(0x0302_0100, 1, 0, 0)),
            of(Opcode.I32X4_RELAXED_TRUNC_F32X4_S, all(-2), f32(-2.5f)),
            of(Opcode.I32X4_RELAXED_TRUNC_F32X4_U, all(2), f32(2.5f)),
            of(Opcode.I32X4_RELAXED_TRUNC_F64X2_S_ZERO, ints(-2, -2, 0, 0), f64(-2.5)),
            of(Opcode.I32X4_RELAXED_TRUNC_F64X2_U_ZERO, ints(2, 2, 0, 0), f64(2.5)),
            of(Opcode.I16X8_RELAXED_Q15MULR_S, all(0x1000_1000), all(0x4000_4000), all(0x2000_2000)),
            of(Opcode.I16X8_RELAXED_DOT_I8X16_I7X16_S, all(0xFFF4_FFF4), all(0xFEFE_FEFE), all(0x0303_0303)),
            of(Opcode.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S, all(76), all(0xFEFE_FEFE), all(0x0303_0303),
                    all(100)));

    /** A module that puts all results into its memory, one behind the other. */
    static byte[] module() {
        ModuleWriter module = new ModuleWriter("relaxed");
        module.importMemory("teacup", "memory", 1, 1, false);
        FunctionWriter f = module.function("run", true, Kind.list());
        for (int i = 0; i < ALL.size(); i++) {
            f.i32(0);
            for (int[] operand : ALL.get(i).operands) {
                f.v128(operand[0] & 0xFFFFFFFFL | (long) operand[1] << 32,
                        operand[2] & 0xFFFFFFFFL | (long) operand[3] << 32);
            }
            f.op(ALL.get(i).opcode).store(Opcode.V128_STORE, BYTES * i);
        }
        f.end();
        return module.toBytes();
    }

    /** What the module leaves in a memory for each case. */
    static List<int[]> results(byte[] memory) {
        ByteBuffer buffer = ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
        List<int[]> results = new ArrayList<>();
        for (int at = 0; at < BYTES * ALL.size(); at += BYTES) {
            results.add(new int[] {buffer.getInt(at), buffer.getInt(at + 4), buffer.getInt(at + 8),
                buffer.getInt(at + 12)});
        }
        return results;
    }

    private static RelaxedCase of(int opcode, int[] result, int[]... operands) {
        return new RelaxedCase(opcode, result, operands);
    }

    private static int[] ints(int... lanes) {
        return lanes;
    }

    private static int[] all(int lane) {
        return ints(lane, lane, lane, lane);
    }

    private static int[] f32(float lane) {
        return all(Float.floatToRawIntBits(lane));
    }

    private static int[] f64(double lane) {
        long bits = Double.doubleToRawLongBits(lane);
        return ints((int) bits, (int) (bits >> 32), (int) bits, (int) (bits >> 32));
    }
}
