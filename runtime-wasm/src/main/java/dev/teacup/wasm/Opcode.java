package dev.teacup.wasm;

/**
 * The instructions of WebAssembly, named as in its text format. Each constant is all that is known of one:
 * its bytes, what it takes from the stack and leaves there, and what stands behind it in the code. So there
 * is no second table, and a constant costs the compiled engine nothing but its number.
 *
 * <p>From the lowest bit: the code (9 bits), the byte before it (none, 0xFC, 0xFD or 0xFE), the bytes of an
 * access or of a lane as a power of two (3 bits), the kind of immediate (4 bits), and a signature of octal
 * digits, in which the last is the result and those before are the operands, the topmost last: 1 i32, 2 i64,
 * 3 f32, 4 f64, 5 v128, 0 none. Control, parametric and variable instructions have no signature: what they
 * take depends on where they stand.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/index-instructions.html">Index of
 *      instructions</a>
 */
public final class Opcode {
    private static final int CODE = 0x1FF;
    private static final int PREFIX = 9;
    private static final int FC = 1 << PREFIX, FD = 2 << PREFIX, FE = 3 << PREFIX;
    private static final int WIDTH = 11;
    private static final int IMMEDIATE = 14;

    static final int MEMORY = 1 << IMMEDIATE, LANE = 2 << IMMEDIATE, MEMORY_AND_LANE = MEMORY | LANE;
    static final int LANES = 4 << IMMEDIATE, CONSTANT = 5 << IMMEDIATE, INDEX = 6 << IMMEDIATE;
    static final int TWO_INDICES = 7 << IMMEDIATE, BLOCK_TYPE = 8 << IMMEDIATE, LABELS = 9 << IMMEDIATE;
    static final int ZEROS = 10 << IMMEDIATE;

    /** Bytes that are always 0: the number of a memory. */
    private static final int ZERO = ZEROS | 1 << WIDTH, TWO_ZEROS = ZEROS | 2 << WIDTH;
    private static final int ACCESS8 = MEMORY, ACCESS16 = MEMORY | 1 << WIDTH, ACCESS32 = MEMORY | 2 << WIDTH;
    private static final int ACCESS64 = MEMORY | 3 << WIDTH, ACCESS128 = MEMORY | 4 << WIDTH;
    private static final int LANE8 = LANE, LANE16 = LANE | 1 << WIDTH, LANE32 = LANE | 2 << WIDTH;
    private static final int LANE64 = LANE | 3 << WIDTH;

    // Signatures: operands _ result. Whatever takes or gives a vector has the byte 0xFD before it.
    private static final int SIGNATURE = 18;
    private static final int _D = 04 << SIGNATURE, _F = 03 << SIGNATURE, _I = 01 << SIGNATURE;
    private static final int _L = 02 << SIGNATURE, D_D = 044 << SIGNATURE, D_F = 043 << SIGNATURE;
    private static final int D_I = 041 << SIGNATURE, D_L = 042 << SIGNATURE, F_D = 034 << SIGNATURE;
    private static final int F_F = 033 << SIGNATURE, F_I = 031 << SIGNATURE, F_L = 032 << SIGNATURE;
    private static final int ID_ = 0140 << SIGNATURE, IF_ = 0130 << SIGNATURE, II_ = 0110 << SIGNATURE;
    private static final int IL_ = 0120 << SIGNATURE, I_D = 014 << SIGNATURE, I_F = 013 << SIGNATURE;
    private static final int I_I = 011 << SIGNATURE, I_L = 012 << SIGNATURE, L_D = 024 << SIGNATURE;
    private static final int L_F = 023 << SIGNATURE, L_I = 021 << SIGNATURE, L_L = 022 << SIGNATURE;
    private static final int DD_D = 0444 << SIGNATURE, DD_I = 0441 << SIGNATURE, FF_F = 0333 << SIGNATURE;
    private static final int FF_I = 0331 << SIGNATURE, III_ = 01110 << SIGNATURE, II_I = 0111 << SIGNATURE;
    private static final int LL_I = 0221 << SIGNATURE, LL_L = 0222 << SIGNATURE, III_I = 01111 << SIGNATURE;
    private static final int IIL_I = 01121 << SIGNATURE, _V = 05 << SIGNATURE | FD;
    private static final int D_V = 045 << SIGNATURE | FD, F_V = 035 << SIGNATURE | FD;
    private static final int IV_ = 0150 << SIGNATURE | FD, I_V = 015 << SIGNATURE | FD;
    private static final int L_V = 025 << SIGNATURE | FD, V_D = 054 << SIGNATURE | FD;
    private static final int V_F = 053 << SIGNATURE | FD, V_I = 051 << SIGNATURE | FD;
    private static final int V_L = 052 << SIGNATURE | FD, V_V = 055 << SIGNATURE | FD;
    private static final int IV_V = 0155 << SIGNATURE | FD, VD_V = 0545 << SIGNATURE | FD;
    private static final int VF_V = 0535 << SIGNATURE | FD, VI_V = 0515 << SIGNATURE | FD;
    private static final int VL_V = 0525 << SIGNATURE | FD, VV_V = 0555 << SIGNATURE | FD;
    private static final int VVV_V = 05555 << SIGNATURE | FD;

    // Control instructions.
    public static final int UNREACHABLE = 0x00, NOP = 0x01, BLOCK = BLOCK_TYPE | 0x02;
    public static final int LOOP = BLOCK_TYPE | 0x03, IF = BLOCK_TYPE | 0x04, ELSE = 0x05, END = 0x0B;
    public static final int BR = INDEX | 0x0C, BR_IF = INDEX | 0x0D, BR_TABLE = LABELS | 0x0E;
    public static final int RETURN = 0x0F, CALL = INDEX | 0x10, CALL_INDIRECT = TWO_INDICES | 0x11;

    // Parametric and variable instructions.
    public static final int DROP = 0x1A, SELECT = 0x1B, LOCAL_GET = INDEX | 0x20, LOCAL_SET = INDEX | 0x21;
    public static final int LOCAL_TEE = INDEX | 0x22, GLOBAL_GET = INDEX | 0x23, GLOBAL_SET = INDEX | 0x24;

    // Memory.
    public static final int I32_LOAD = I_I | ACCESS32 | 0x28, I64_LOAD = I_L | ACCESS64 | 0x29;
    public static final int F32_LOAD = I_F | ACCESS32 | 0x2A, F64_LOAD = I_D | ACCESS64 | 0x2B;
    public static final int I32_LOAD8_S = I_I | ACCESS8 | 0x2C, I32_LOAD8_U = I_I | ACCESS8 | 0x2D;
    public static final int I32_LOAD16_S = I_I | ACCESS16 | 0x2E, I32_LOAD16_U = I_I | ACCESS16 | 0x2F;
    public static final int I64_LOAD8_S = I_L | ACCESS8 | 0x30, I64_LOAD8_U = I_L | ACCESS8 | 0x31;
    public static final int I64_LOAD16_S = I_L | ACCESS16 | 0x32, I64_LOAD16_U = I_L | ACCESS16 | 0x33;
    public static final int I64_LOAD32_S = I_L | ACCESS32 | 0x34, I64_LOAD32_U = I_L | ACCESS32 | 0x35;
    public static final int I32_STORE = II_ | ACCESS32 | 0x36, I64_STORE = IL_ | ACCESS64 | 0x37;
    public static final int F32_STORE = IF_ | ACCESS32 | 0x38, F64_STORE = ID_ | ACCESS64 | 0x39;
    public static final int I32_STORE8 = II_ | ACCESS8 | 0x3A, I32_STORE16 = II_ | ACCESS16 | 0x3B;
    public static final int I64_STORE8 = IL_ | ACCESS8 | 0x3C, I64_STORE16 = IL_ | ACCESS16 | 0x3D;
    public static final int I64_STORE32 = IL_ | ACCESS32 | 0x3E;
    public static final int MEMORY_SIZE = _I | ZERO | 0x3F, MEMORY_GROW = I_I | ZERO | 0x40;
    public static final int MEMORY_COPY = III_ | FC | TWO_ZEROS | 10, MEMORY_FILL = III_ | FC | ZERO | 11;

    // Numbers: constants and comparisons.
    public static final int I32_CONST = _I | CONSTANT | 0x41, I64_CONST = _L | CONSTANT | 0x42;
    public static final int F32_CONST = _F | CONSTANT | 0x43, F64_CONST = _D | CONSTANT | 0x44;
    public static final int I32_EQZ = I_I | 0x45;
    public static final int I32_EQ = II_I | 0x46, I32_NE = II_I | 0x47, I32_LT_S = II_I | 0x48;
    public static final int I32_LT_U = II_I | 0x49, I32_GT_S = II_I | 0x4A, I32_GT_U = II_I | 0x4B;
    public static final int I32_LE_S = II_I | 0x4C, I32_LE_U = II_I | 0x4D, I32_GE_S = II_I | 0x4E;
    public static final int I32_GE_U = II_I | 0x4F;
    public static final int I64_EQZ = L_I | 0x50;
    public static final int I64_EQ = LL_I | 0x51, I64_NE = LL_I | 0x52, I64_LT_S = LL_I | 0x53;
    public static final int I64_LT_U = LL_I | 0x54, I64_GT_S = LL_I | 0x55, I64_GT_U = LL_I | 0x56;
    public static final int I64_LE_S = LL_I | 0x57, I64_LE_U = LL_I | 0x58, I64_GE_S = LL_I | 0x59;
    public static final int I64_GE_U = LL_I | 0x5A;
    public static final int F32_EQ = FF_I | 0x5B, F32_NE = FF_I | 0x5C, F32_LT = FF_I | 0x5D;
    public static final int F32_GT = FF_I | 0x5E, F32_LE = FF_I | 0x5F, F32_GE = FF_I | 0x60;
    public static final int F64_EQ = DD_I | 0x61, F64_NE = DD_I | 0x62, F64_LT = DD_I | 0x63;
    public static final int F64_GT = DD_I | 0x64, F64_LE = DD_I | 0x65, F64_GE = DD_I | 0x66;

    // Numbers: arithmetic.
    public static final int I32_CLZ = I_I | 0x67, I32_CTZ = I_I | 0x68, I32_POPCNT = I_I | 0x69;
    public static final int I32_ADD = II_I | 0x6A, I32_SUB = II_I | 0x6B, I32_MUL = II_I | 0x6C;
    public static final int I32_DIV_S = II_I | 0x6D, I32_DIV_U = II_I | 0x6E, I32_REM_S = II_I | 0x6F;
    public static final int I32_REM_U = II_I | 0x70, I32_AND = II_I | 0x71, I32_OR = II_I | 0x72;
    public static final int I32_XOR = II_I | 0x73, I32_SHL = II_I | 0x74, I32_SHR_S = II_I | 0x75;
    public static final int I32_SHR_U = II_I | 0x76, I32_ROTL = II_I | 0x77, I32_ROTR = II_I | 0x78;
    public static final int I64_CLZ = L_L | 0x79, I64_CTZ = L_L | 0x7A, I64_POPCNT = L_L | 0x7B;
    public static final int I64_ADD = LL_L | 0x7C, I64_SUB = LL_L | 0x7D, I64_MUL = LL_L | 0x7E;
    public static final int I64_DIV_S = LL_L | 0x7F, I64_DIV_U = LL_L | 0x80, I64_REM_S = LL_L | 0x81;
    public static final int I64_REM_U = LL_L | 0x82, I64_AND = LL_L | 0x83, I64_OR = LL_L | 0x84;
    public static final int I64_XOR = LL_L | 0x85, I64_SHL = LL_L | 0x86, I64_SHR_S = LL_L | 0x87;
    public static final int I64_SHR_U = LL_L | 0x88, I64_ROTL = LL_L | 0x89, I64_ROTR = LL_L | 0x8A;
    public static final int F32_ABS = F_F | 0x8B, F32_NEG = F_F | 0x8C, F32_CEIL = F_F | 0x8D;
    public static final int F32_FLOOR = F_F | 0x8E, F32_TRUNC = F_F | 0x8F, F32_NEAREST = F_F | 0x90;
    public static final int F32_SQRT = F_F | 0x91;
    public static final int F32_ADD = FF_F | 0x92, F32_SUB = FF_F | 0x93, F32_MUL = FF_F | 0x94;
    public static final int F32_DIV = FF_F | 0x95, F32_MIN = FF_F | 0x96, F32_MAX = FF_F | 0x97;
    public static final int F32_COPYSIGN = FF_F | 0x98;
    public static final int F64_ABS = D_D | 0x99, F64_NEG = D_D | 0x9A, F64_CEIL = D_D | 0x9B;
    public static final int F64_FLOOR = D_D | 0x9C, F64_TRUNC = D_D | 0x9D, F64_NEAREST = D_D | 0x9E;
    public static final int F64_SQRT = D_D | 0x9F;
    public static final int F64_ADD = DD_D | 0xA0, F64_SUB = DD_D | 0xA1, F64_MUL = DD_D | 0xA2;
    public static final int F64_DIV = DD_D | 0xA3, F64_MIN = DD_D | 0xA4, F64_MAX = DD_D | 0xA5;
    public static final int F64_COPYSIGN = DD_D | 0xA6;

    // Numbers: conversions.
    public static final int I32_WRAP_I64 = L_I | 0xA7, I32_TRUNC_F32_S = F_I | 0xA8;
    public static final int I32_TRUNC_F32_U = F_I | 0xA9, I32_TRUNC_F64_S = D_I | 0xAA;
    public static final int I32_TRUNC_F64_U = D_I | 0xAB, I64_EXTEND_I32_S = I_L | 0xAC;
    public static final int I64_EXTEND_I32_U = I_L | 0xAD, I64_TRUNC_F32_S = F_L | 0xAE;
    public static final int I64_TRUNC_F32_U = F_L | 0xAF, I64_TRUNC_F64_S = D_L | 0xB0;
    public static final int I64_TRUNC_F64_U = D_L | 0xB1, F32_CONVERT_I32_S = I_F | 0xB2;
    public static final int F32_CONVERT_I32_U = I_F | 0xB3, F32_CONVERT_I64_S = L_F | 0xB4;
    public static final int F32_CONVERT_I64_U = L_F | 0xB5, F32_DEMOTE_F64 = D_F | 0xB6;
    public static final int F64_CONVERT_I32_S = I_D | 0xB7, F64_CONVERT_I32_U = I_D | 0xB8;
    public static final int F64_CONVERT_I64_S = L_D | 0xB9, F64_CONVERT_I64_U = L_D | 0xBA;
    public static final int F64_PROMOTE_F32 = F_D | 0xBB, I32_REINTERPRET_F32 = F_I | 0xBC;
    public static final int I64_REINTERPRET_F64 = D_L | 0xBD, F32_REINTERPRET_I32 = I_F | 0xBE;
    public static final int F64_REINTERPRET_I64 = L_D | 0xBF, I32_EXTEND8_S = I_I | 0xC0;
    public static final int I32_EXTEND16_S = I_I | 0xC1, I64_EXTEND8_S = L_L | 0xC2;
    public static final int I64_EXTEND16_S = L_L | 0xC3, I64_EXTEND32_S = L_L | 0xC4;
    public static final int I32_TRUNC_SAT_F32_S = F_I | FC | 0, I32_TRUNC_SAT_F32_U = F_I | FC | 1;
    public static final int I32_TRUNC_SAT_F64_S = D_I | FC | 2, I32_TRUNC_SAT_F64_U = D_I | FC | 3;
    public static final int I64_TRUNC_SAT_F32_S = F_L | FC | 4, I64_TRUNC_SAT_F32_U = F_L | FC | 5;
    public static final int I64_TRUNC_SAT_F64_S = D_L | FC | 6, I64_TRUNC_SAT_F64_U = D_L | FC | 7;

    // Vectors: memory.
    public static final int V128_LOAD = I_V | ACCESS128 | 0x00, V128_LOAD8X8_S = I_V | ACCESS64 | 0x01;
    public static final int V128_LOAD8X8_U = I_V | ACCESS64 | 0x02, V128_LOAD16X4_S = I_V | ACCESS64 | 0x03;
    public static final int V128_LOAD16X4_U = I_V | ACCESS64 | 0x04;
    public static final int V128_LOAD32X2_S = I_V | ACCESS64 | 0x05;
    public static final int V128_LOAD32X2_U = I_V | ACCESS64 | 0x06;
    public static final int V128_LOAD8_SPLAT = I_V | ACCESS8 | 0x07;
    public static final int V128_LOAD16_SPLAT = I_V | ACCESS16 | 0x08;
    public static final int V128_LOAD32_SPLAT = I_V | ACCESS32 | 0x09;
    public static final int V128_LOAD64_SPLAT = I_V | ACCESS64 | 0x0A;
    public static final int V128_LOAD32_ZERO = I_V | ACCESS32 | 0x5C;
    public static final int V128_LOAD64_ZERO = I_V | ACCESS64 | 0x5D, V128_STORE = IV_ | ACCESS128 | 0x0B;
    public static final int V128_LOAD8_LANE = IV_V | ACCESS8 | LANE | 0x54;
    public static final int V128_LOAD16_LANE = IV_V | ACCESS16 | LANE | 0x55;
    public static final int V128_LOAD32_LANE = IV_V | ACCESS32 | LANE | 0x56;
    public static final int V128_LOAD64_LANE = IV_V | ACCESS64 | LANE | 0x57;
    public static final int V128_STORE8_LANE = IV_ | ACCESS8 | LANE | 0x58;
    public static final int V128_STORE16_LANE = IV_ | ACCESS16 | LANE | 0x59;
    public static final int V128_STORE32_LANE = IV_ | ACCESS32 | LANE | 0x5A;
    public static final int V128_STORE64_LANE = IV_ | ACCESS64 | LANE | 0x5B;

    // Vectors: constants, lanes and bits.
    public static final int V128_CONST = _V | CONSTANT | 0x0C, I8X16_SHUFFLE = VV_V | LANES | 0x0D;
    public static final int I8X16_SWIZZLE = VV_V | 0x0E;
    public static final int I8X16_SPLAT = I_V | 0x0F, I16X8_SPLAT = I_V | 0x10, I32X4_SPLAT = I_V | 0x11;
    public static final int I64X2_SPLAT = L_V | 0x12, F32X4_SPLAT = F_V | 0x13, F64X2_SPLAT = D_V | 0x14;
    public static final int I8X16_EXTRACT_LANE_S = V_I | LANE8 | 0x15;
    public static final int I8X16_EXTRACT_LANE_U = V_I | LANE8 | 0x16;
    public static final int I8X16_REPLACE_LANE = VI_V | LANE8 | 0x17;
    public static final int I16X8_EXTRACT_LANE_S = V_I | LANE16 | 0x18;
    public static final int I16X8_EXTRACT_LANE_U = V_I | LANE16 | 0x19;
    public static final int I16X8_REPLACE_LANE = VI_V | LANE16 | 0x1A;
    public static final int I32X4_EXTRACT_LANE = V_I | LANE32 | 0x1B;
    public static final int I32X4_REPLACE_LANE = VI_V | LANE32 | 0x1C;
    public static final int I64X2_EXTRACT_LANE = V_L | LANE64 | 0x1D;
    public static final int I64X2_REPLACE_LANE = VL_V | LANE64 | 0x1E;
    public static final int F32X4_EXTRACT_LANE = V_F | LANE32 | 0x1F;
    public static final int F32X4_REPLACE_LANE = VF_V | LANE32 | 0x20;
    public static final int F64X2_EXTRACT_LANE = V_D | LANE64 | 0x21;
    public static final int F64X2_REPLACE_LANE = VD_V | LANE64 | 0x22;
    public static final int V128_NOT = V_V | 0x4D, V128_AND = VV_V | 0x4E, V128_ANDNOT = VV_V | 0x4F;
    public static final int V128_OR = VV_V | 0x50, V128_XOR = VV_V | 0x51, V128_BITSELECT = VVV_V | 0x52;
    public static final int V128_ANY_TRUE = V_I | 0x53;

    // Vectors: comparisons.
    public static final int I8X16_EQ = VV_V | 0x23, I8X16_NE = VV_V | 0x24, I8X16_LT_S = VV_V | 0x25;
    public static final int I8X16_LT_U = VV_V | 0x26, I8X16_GT_S = VV_V | 0x27, I8X16_GT_U = VV_V | 0x28;
    public static final int I8X16_LE_S = VV_V | 0x29, I8X16_LE_U = VV_V | 0x2A, I8X16_GE_S = VV_V | 0x2B;
    public static final int I8X16_GE_U = VV_V | 0x2C;
    public static final int I16X8_EQ = VV_V | 0x2D, I16X8_NE = VV_V | 0x2E, I16X8_LT_S = VV_V | 0x2F;
    public static final int I16X8_LT_U = VV_V | 0x30, I16X8_GT_S = VV_V | 0x31, I16X8_GT_U = VV_V | 0x32;
    public static final int I16X8_LE_S = VV_V | 0x33, I16X8_LE_U = VV_V | 0x34, I16X8_GE_S = VV_V | 0x35;
    public static final int I16X8_GE_U = VV_V | 0x36;
    public static final int I32X4_EQ = VV_V | 0x37, I32X4_NE = VV_V | 0x38, I32X4_LT_S = VV_V | 0x39;
    public static final int I32X4_LT_U = VV_V | 0x3A, I32X4_GT_S = VV_V | 0x3B, I32X4_GT_U = VV_V | 0x3C;
    public static final int I32X4_LE_S = VV_V | 0x3D, I32X4_LE_U = VV_V | 0x3E, I32X4_GE_S = VV_V | 0x3F;
    public static final int I32X4_GE_U = VV_V | 0x40;
    public static final int I64X2_EQ = VV_V | 0xD6, I64X2_NE = VV_V | 0xD7, I64X2_LT_S = VV_V | 0xD8;
    public static final int I64X2_GT_S = VV_V | 0xD9, I64X2_LE_S = VV_V | 0xDA, I64X2_GE_S = VV_V | 0xDB;
    public static final int F32X4_EQ = VV_V | 0x41, F32X4_NE = VV_V | 0x42, F32X4_LT = VV_V | 0x43;
    public static final int F32X4_GT = VV_V | 0x44, F32X4_LE = VV_V | 0x45, F32X4_GE = VV_V | 0x46;
    public static final int F64X2_EQ = VV_V | 0x47, F64X2_NE = VV_V | 0x48, F64X2_LT = VV_V | 0x49;
    public static final int F64X2_GT = VV_V | 0x4A, F64X2_LE = VV_V | 0x4B, F64X2_GE = VV_V | 0x4C;

    // Vectors: integers.
    public static final int I8X16_ABS = V_V | 0x60, I8X16_NEG = V_V | 0x61, I8X16_POPCNT = V_V | 0x62;
    public static final int I8X16_ALL_TRUE = V_I | 0x63, I8X16_BITMASK = V_I | 0x64;
    public static final int I8X16_NARROW_I16X8_S = VV_V | 0x65, I8X16_NARROW_I16X8_U = VV_V | 0x66;
    public static final int I8X16_SHL = VI_V | 0x6B, I8X16_SHR_S = VI_V | 0x6C, I8X16_SHR_U = VI_V | 0x6D;
    public static final int I8X16_ADD = VV_V | 0x6E, I8X16_ADD_SAT_S = VV_V | 0x6F;
    public static final int I8X16_ADD_SAT_U = VV_V | 0x70, I8X16_SUB = VV_V | 0x71;
    public static final int I8X16_SUB_SAT_S = VV_V | 0x72, I8X16_SUB_SAT_U = VV_V | 0x73;
    public static final int I8X16_MIN_S = VV_V | 0x76, I8X16_MIN_U = VV_V | 0x77, I8X16_MAX_S = VV_V | 0x78;
    public static final int I8X16_MAX_U = VV_V | 0x79, I8X16_AVGR_U = VV_V | 0x7B;
    public static final int I16X8_EXTADD_PAIRWISE_I8X16_S = V_V | 0x7C;
    public static final int I16X8_EXTADD_PAIRWISE_I8X16_U = V_V | 0x7D;
    public static final int I32X4_EXTADD_PAIRWISE_I16X8_S = V_V | 0x7E;
    public static final int I32X4_EXTADD_PAIRWISE_I16X8_U = V_V | 0x7F;
    public static final int I16X8_ABS = V_V | 0x80, I16X8_NEG = V_V | 0x81;
    public static final int I16X8_Q15MULR_SAT_S = VV_V | 0x82;
    public static final int I16X8_ALL_TRUE = V_I | 0x83, I16X8_BITMASK = V_I | 0x84;
    public static final int I16X8_NARROW_I32X4_S = VV_V | 0x85, I16X8_NARROW_I32X4_U = VV_V | 0x86;
    public static final int I16X8_EXTEND_LOW_I8X16_S = V_V | 0x87, I16X8_EXTEND_HIGH_I8X16_S = V_V | 0x88;
    public static final int I16X8_EXTEND_LOW_I8X16_U = V_V | 0x89, I16X8_EXTEND_HIGH_I8X16_U = V_V | 0x8A;
    public static final int I16X8_SHL = VI_V | 0x8B, I16X8_SHR_S = VI_V | 0x8C, I16X8_SHR_U = VI_V | 0x8D;
    public static final int I16X8_ADD = VV_V | 0x8E, I16X8_ADD_SAT_S = VV_V | 0x8F;
    public static final int I16X8_ADD_SAT_U = VV_V | 0x90, I16X8_SUB = VV_V | 0x91;
    public static final int I16X8_SUB_SAT_S = VV_V | 0x92, I16X8_SUB_SAT_U = VV_V | 0x93;
    public static final int I16X8_MUL = VV_V | 0x95, I16X8_MIN_S = VV_V | 0x96, I16X8_MIN_U = VV_V | 0x97;
    public static final int I16X8_MAX_S = VV_V | 0x98, I16X8_MAX_U = VV_V | 0x99;
    public static final int I16X8_AVGR_U = VV_V | 0x9B, I16X8_EXTMUL_LOW_I8X16_S = VV_V | 0x9C;
    public static final int I16X8_EXTMUL_HIGH_I8X16_S = VV_V | 0x9D, I16X8_EXTMUL_LOW_I8X16_U = VV_V | 0x9E;
    public static final int I16X8_EXTMUL_HIGH_I8X16_U = VV_V | 0x9F;
    public static final int I32X4_ABS = V_V | 0xA0, I32X4_NEG = V_V | 0xA1;
    public static final int I32X4_ALL_TRUE = V_I | 0xA3, I32X4_BITMASK = V_I | 0xA4;
    public static final int I32X4_EXTEND_LOW_I16X8_S = V_V | 0xA7, I32X4_EXTEND_HIGH_I16X8_S = V_V | 0xA8;
    public static final int I32X4_EXTEND_LOW_I16X8_U = V_V | 0xA9, I32X4_EXTEND_HIGH_I16X8_U = V_V | 0xAA;
    public static final int I32X4_SHL = VI_V | 0xAB, I32X4_SHR_S = VI_V | 0xAC, I32X4_SHR_U = VI_V | 0xAD;
    public static final int I32X4_ADD = VV_V | 0xAE, I32X4_SUB = VV_V | 0xB1, I32X4_MUL = VV_V | 0xB5;
    public static final int I32X4_MIN_S = VV_V | 0xB6, I32X4_MIN_U = VV_V | 0xB7, I32X4_MAX_S = VV_V | 0xB8;
    public static final int I32X4_MAX_U = VV_V | 0xB9, I32X4_DOT_I16X8_S = VV_V | 0xBA;
    public static final int I32X4_EXTMUL_LOW_I16X8_S = VV_V | 0xBC, I32X4_EXTMUL_HIGH_I16X8_S = VV_V | 0xBD;
    public static final int I32X4_EXTMUL_LOW_I16X8_U = VV_V | 0xBE, I32X4_EXTMUL_HIGH_I16X8_U = VV_V | 0xBF;
    public static final int I64X2_ABS = V_V | 0xC0, I64X2_NEG = V_V | 0xC1;
    public static final int I64X2_ALL_TRUE = V_I | 0xC3, I64X2_BITMASK = V_I | 0xC4;
    public static final int I64X2_EXTEND_LOW_I32X4_S = V_V | 0xC7, I64X2_EXTEND_HIGH_I32X4_S = V_V | 0xC8;
    public static final int I64X2_EXTEND_LOW_I32X4_U = V_V | 0xC9, I64X2_EXTEND_HIGH_I32X4_U = V_V | 0xCA;
    public static final int I64X2_SHL = VI_V | 0xCB, I64X2_SHR_S = VI_V | 0xCC, I64X2_SHR_U = VI_V | 0xCD;
    public static final int I64X2_ADD = VV_V | 0xCE, I64X2_SUB = VV_V | 0xD1, I64X2_MUL = VV_V | 0xD5;
    public static final int I64X2_EXTMUL_LOW_I32X4_S = VV_V | 0xDC, I64X2_EXTMUL_HIGH_I32X4_S = VV_V | 0xDD;
    public static final int I64X2_EXTMUL_LOW_I32X4_U = VV_V | 0xDE, I64X2_EXTMUL_HIGH_I32X4_U = VV_V | 0xDF;

    // Vectors: floats.
    public static final int F32X4_CEIL = V_V | 0x67, F32X4_FLOOR = V_V | 0x68, F32X4_TRUNC = V_V | 0x69;
    public static final int F32X4_NEAREST = V_V | 0x6A;
    public static final int F32X4_ABS = V_V | 0xE0, F32X4_NEG = V_V | 0xE1, F32X4_SQRT = V_V | 0xE3;
    public static final int F32X4_ADD = VV_V | 0xE4, F32X4_SUB = VV_V | 0xE5, F32X4_MUL = VV_V | 0xE6;
    public static final int F32X4_DIV = VV_V | 0xE7, F32X4_MIN = VV_V | 0xE8, F32X4_MAX = VV_V | 0xE9;
    public static final int F32X4_PMIN = VV_V | 0xEA, F32X4_PMAX = VV_V | 0xEB;
    public static final int F64X2_CEIL = V_V | 0x74, F64X2_FLOOR = V_V | 0x75, F64X2_TRUNC = V_V | 0x7A;
    public static final int F64X2_NEAREST = V_V | 0x94;
    public static final int F64X2_ABS = V_V | 0xEC, F64X2_NEG = V_V | 0xED, F64X2_SQRT = V_V | 0xEF;
    public static final int F64X2_ADD = VV_V | 0xF0, F64X2_SUB = VV_V | 0xF1, F64X2_MUL = VV_V | 0xF2;
    public static final int F64X2_DIV = VV_V | 0xF3, F64X2_MIN = VV_V | 0xF4, F64X2_MAX = VV_V | 0xF5;
    public static final int F64X2_PMIN = VV_V | 0xF6, F64X2_PMAX = VV_V | 0xF7;
    public static final int F32X4_DEMOTE_F64X2_ZERO = V_V | 0x5E, F64X2_PROMOTE_LOW_F32X4 = V_V | 0x5F;
    public static final int I32X4_TRUNC_SAT_F32X4_S = V_V | 0xF8, I32X4_TRUNC_SAT_F32X4_U = V_V | 0xF9;
    public static final int F32X4_CONVERT_I32X4_S = V_V | 0xFA, F32X4_CONVERT_I32X4_U = V_V | 0xFB;
    public static final int I32X4_TRUNC_SAT_F64X2_S_ZERO = V_V | 0xFC;
    public static final int I32X4_TRUNC_SAT_F64X2_U_ZERO = V_V | 0xFD;
    public static final int F64X2_CONVERT_LOW_I32X4_S = V_V | 0xFE, F64X2_CONVERT_LOW_I32X4_U = V_V | 0xFF;

    // Relaxed vectors, whose results differ between processors.
    public static final int I8X16_RELAXED_SWIZZLE = VV_V | 0x100;
    public static final int I32X4_RELAXED_TRUNC_F32X4_S = V_V | 0x101;
    public static final int I32X4_RELAXED_TRUNC_F32X4_U = V_V | 0x102;
    public static final int I32X4_RELAXED_TRUNC_F64X2_S_ZERO = V_V | 0x103;
    public static final int I32X4_RELAXED_TRUNC_F64X2_U_ZERO = V_V | 0x104;
    public static final int F32X4_RELAXED_MADD = VVV_V | 0x105, F32X4_RELAXED_NMADD = VVV_V | 0x106;
    public static final int F64X2_RELAXED_MADD = VVV_V | 0x107, F64X2_RELAXED_NMADD = VVV_V | 0x108;
    public static final int I8X16_RELAXED_LANESELECT = VVV_V | 0x109;
    public static final int I16X8_RELAXED_LANESELECT = VVV_V | 0x10A;
    public static final int I32X4_RELAXED_LANESELECT = VVV_V | 0x10B;
    public static final int I64X2_RELAXED_LANESELECT = VVV_V | 0x10C;
    public static final int F32X4_RELAXED_MIN = VV_V | 0x10D, F32X4_RELAXED_MAX = VV_V | 0x10E;
    public static final int F64X2_RELAXED_MIN = VV_V | 0x10F, F64X2_RELAXED_MAX = VV_V | 0x110;
    public static final int I16X8_RELAXED_Q15MULR_S = VV_V | 0x111;
    public static final int I16X8_RELAXED_DOT_I8X16_I7X16_S = VV_V | 0x112;
    public static final int I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S = VVV_V | 0x113;

    // Threads.
    public static final int MEMORY_ATOMIC_NOTIFY = II_I | FE | ACCESS32 | 0x00;
    public static final int MEMORY_ATOMIC_WAIT32 = IIL_I | FE | ACCESS32 | 0x01;
    public static final int ATOMIC_FENCE = FE | ZERO | 0x03, I32_ATOMIC_LOAD = I_I | FE | ACCESS32 | 0x10;
    public static final int I32_ATOMIC_STORE = II_ | FE | ACCESS32 | 0x17;
    public static final int I32_ATOMIC_RMW_ADD = II_I | FE | ACCESS32 | 0x1E;
    public static final int I32_ATOMIC_RMW_SUB = II_I | FE | ACCESS32 | 0x25;
    public static final int I32_ATOMIC_RMW_XCHG = II_I | FE | ACCESS32 | 0x41;
    public static final int I32_ATOMIC_RMW_CMPXCHG = III_I | FE | ACCESS32 | 0x48;

    private Opcode() {}

    /** The code, without the byte before it. */
    static int code(int opcode) {
        return opcode & CODE;
    }

    /** The byte before the code, or 0. */
    static int prefix(int opcode) {
        int prefix = opcode >>> PREFIX & 3;
        return prefix == 0 ? 0 : 0xFB + prefix;
    }

    /** The bytes of an access or of a lane as a power of two, or the number of zeros behind the code. */
    static int width(int opcode) {
        return opcode >>> WIDTH & 7;
    }

    /** What stands behind the code: 0, or one of {@link #MEMORY} to {@link #ZEROS}. */
    static int immediate(int opcode) {
        return opcode & 15 << IMMEDIATE;
    }

    /** The {@link Kind} of the operand that lies so many below the top, or 0. */
    static int operand(int opcode, int below) {
        return kind(opcode >>> SIGNATURE + 3 + 3 * below);
    }

    /** The {@link Kind} of the result, or 0. */
    static int result(int opcode) {
        return kind(opcode >>> SIGNATURE);
    }

    private static int kind(int digits) {
        int digit = digits & 7;
        return digit == 0 ? 0 : Kind.I32 + 1 - digit;
    }
}
