package dev.teacup.testkit;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.NodeRuntime;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueFunction;
import dev.teacup.exec.Host;
import dev.teacup.memory.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * V8 on the JVM, so that emitted modules run in unit tests as they do in a page. It has one memory of a fixed
 * size, which tests share one after the other: {@link #memory} gives it out empty.
 */
public final class V8Machine implements Host {
    /** The size of the memory. */
    public static final int BYTES = 1 << 26;
    private static final int PAGES = BYTES >> 16;
    private static final String SCRIPT = """
            globalThis.memory = new WebAssembly.Memory({ initial: %d, maximum: %d });
            globalThis.modules = [];
            globalThis.compile = (bytes) => {
              const module = new WebAssembly.Module(bytes);
              modules.push(new WebAssembly.Instance(module, { teacup: { memory } }).exports);
              return modules.length - 1;
            };
            globalThis.run = (module, stretch, base, first, end) =>
              modules[module]["stretch_" + stretch](base, first, end);
            """;

    private static V8Machine only;
    private static boolean isTried;

    private final NodeRuntime node;
    private final ByteBuffer bytes;
    private final boolean isRelaxed;

    private V8Machine(NodeRuntime node, boolean isRelaxed) throws JavetException {
        this.node = node;
        this.isRelaxed = isRelaxed;
        node.getExecutor(SCRIPT.formatted(PAGES, PAGES)).executeVoid();
        V8ValueArrayBuffer buffer = node.getExecutor("memory.buffer").execute();
        this.bytes = buffer.getByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The machine; null where there is none for this platform. */
    public static synchronized V8Machine get() {
        if (!isTried) {
            isTried = true;
            try {
                V8Host host = V8Host.getNodeInstance();
                only = host.isLibraryLoaded() ? new V8Machine(host.createV8Runtime(), false) : null;
            } catch (JavetException e) {
                throw new AssertionError(e);
            }
        }
        return only;
    }

    /** The machine's memory, from which everything that was in it is gone. */
    public Memory memory() {
        forget();
        for (int at = 0; at < used; at += 8) {
            bytes.putLong(at, 0);
        }
        used = 0;
        return new Bytes();
    }

    private int used;

    @Override
    public boolean isRelaxed() {
        return isRelaxed;
    }

    @Override
    public int compile(byte[] module) {
        try (V8ValueFunction compile = node.getGlobalObject().get("compile");
                V8ValueArrayBuffer copy = node.createV8ValueArrayBuffer(module.length)) {
            copy.fromBytes(module);
            return compile.callInteger(null, copy);
        } catch (JavetException e) {
            throw new AssertionError("the emitted module is refused: " + e.getMessage(), e);
        }
    }

    @Override
    public int run(int module, int stretch, int base, int first, int end) {
        try (V8ValueFunction run = node.getGlobalObject().get("run")) {
            return run.callInteger(null, module, stretch, base, first, end);
        } catch (JavetException e) {
            throw new AssertionError("the emitted module fails: " + e.getMessage(), e);
        }
    }

    /** How many modules are kept. */
    public int modules() {
        try {
            return node.getExecutor("modules.length").executeInteger();
        } catch (JavetException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void forget() {
        try {
            node.getExecutor("modules.length = 0").executeVoid();
        } catch (JavetException e) {
            throw new AssertionError(e);
        }
    }

    /** The memory as the JVM sees it. */
    private final class Bytes implements Memory {
        private int granted;

        @Override
        public byte i8(int at) {
            return bytes.get(at);
        }

        @Override
        public void i8(int at, byte value) {
            bytes.put(at, value);
        }

        @Override
        public short i16(int at) {
            return bytes.getShort(at);
        }

        @Override
        public void i16(int at, short value) {
            bytes.putShort(at, value);
        }

        @Override
        public int i32(int at) {
            return bytes.getInt(at);
        }

        @Override
        public void i32(int at, int value) {
            bytes.putInt(at, value);
        }

        @Override
        public long i64(int at) {
            return bytes.getLong(at);
        }

        @Override
        public void i64(int at, long value) {
            bytes.putLong(at, value);
        }

        @Override
        public float f32(int at) {
            return bytes.getFloat(at);
        }

        @Override
        public void f32(int at, float value) {
            bytes.putFloat(at, value);
        }

        @Override
        public double f64(int at) {
            return bytes.getDouble(at);
        }

        @Override
        public void f64(int at, double value) {
            bytes.putDouble(at, value);
        }

        @Override
        public void copy(int from, int to, int count) {
            bytes.put(to, read(from, count));
        }

        @Override
        public void zero(int at, int count) {
            bytes.put(at, new byte[count]);
        }

        @Override
        public byte[] read(int at, int length) {
            byte[] read = new byte[length];
            bytes.get(at, read);
            return read;
        }

        @Override
        public void write(int at, byte[] written) {
            bytes.put(at, written);
        }

        @Override
        public int bytes() {
            return granted;
        }

        @Override
        public boolean grow(long size) {
            if (size > bytes.capacity()) {
                return false;
            }
            granted = (int) Math.max(granted, size);
            used = Math.max(used, granted + 64 & -8);
            return true;
        }
    }
}
