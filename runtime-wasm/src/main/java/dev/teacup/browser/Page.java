package dev.teacup.browser;

import dev.teacup.exec.Host;
import org.teavm.interop.Import;

/** The page, which compiles emitted modules and calls them. */
final class Page implements Host {
    private final boolean isRelaxed;

    Page(boolean isRelaxed) {
        this.isRelaxed = isRelaxed;
    }

    @Override
    public boolean isRelaxed() {
        return isRelaxed;
    }

    @Override
    public int compile(byte[] module) {
        return compileAt(Engine.put(module), module.length);
    }

    @Override
    public int run(int module, int stretch, int base, int first, int end) {
        return runStretch(module, stretch, base, first, end);
    }

    @Override
    public void forget() {
        forgetAll();
    }

    @Import(module = "teacup", name = "compile")
    private static native int compileAt(int at, int bytes);

    @Import(module = "teacup", name = "run")
    private static native int runStretch(int module, int stretch, int base, int first, int end);

    @Import(module = "teacup", name = "forget")
    static native void forgetAll();
}
