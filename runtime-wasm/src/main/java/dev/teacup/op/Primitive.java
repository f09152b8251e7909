package dev.teacup.op;

/**
 * The closed set of elementwise functions that {@link Expr}s are made of. Each is an ONNX operator of its
 * own, too, with the meaning that the specification gives it there.
 */
public enum Primitive {
    ADD("Add"),
    SUB("Sub"),
    MUL("Mul"),
    DIV("Div"),
    /** The remainder with the divisor's sign. */
    MOD("Mod"),
    /** The remainder with the dividend's sign, as C has it. */
    FMOD("Mod"),
    POW("Pow"),
    MIN("Min"),
    MAX("Max"),
    NEG("Neg"),
    ABS("Abs"),
    SIGN("Sign"),
    FLOOR("Floor"),
    CEIL("Ceil"),
    /** The nearest integer, the even one of two. */
    ROUND("Round"),
    SQRT("Sqrt"),
    EXP("Exp"),
    LOG("Log"),
    ERF("Erf"),
    SIN("Sin"),
    COS("Cos"),
    TAN("Tan"),
    ASIN("Asin"),
    ACOS("Acos"),
    ATAN("Atan"),
    SINH("Sinh"),
    COSH("Cosh"),
    TANH("Tanh"),
    ASINH("Asinh"),
    ACOSH("Acosh"),
    ATANH("Atanh"),
    EQUAL("Equal"),
    LESS("Less"),
    LESS_OR_EQUAL("LessOrEqual"),
    IS_NAN("IsNaN"),
    AND("And"),
    OR("Or"),
    XOR("Xor"),
    NOT("Not"),
    BITWISE_AND("BitwiseAnd"),
    BITWISE_OR("BitwiseOr"),
    BITWISE_XOR("BitwiseXor"),
    BITWISE_NOT("BitwiseNot"),
    SHIFT_LEFT("BitShift"),
    SHIFT_RIGHT("BitShift"),
    /** The second argument where the first is true, else the third. */
    WHERE("Where");

    private final String operator;

    Primitive(String operator) {
        this.operator = operator;
    }

    /** This function of one expression. */
    public Expr of(Expr argument) {
        return new Expr.Apply(this, argument);
    }

    /** This function of two expressions. */
    public Expr of(Expr a, Expr b) {
        return new Expr.Apply(this, a, b);
    }

    /** This function of some expressions. */
    public Expr of(Expr... arguments) {
        return new Expr.Apply(this, arguments);
    }

    /** This function of all operands of a node. */
    public Expr of(Call call) {
        Expr[] operands = new Expr[call.inputCount()];
        for (int index = 0; index < operands.length; index++) {
            operands[index] = Expr.in(index);
        }
        return of(operands);
    }

    /** The {@code op_type} of the ONNX operator that computes it. */
    public String operator() {
        return operator;
    }

    /** Whether its result is a truth, whatever its arguments are. */
    public boolean isTest() {
        return ordinal() >= EQUAL.ordinal() && ordinal() <= NOT.ordinal();
    }
}
