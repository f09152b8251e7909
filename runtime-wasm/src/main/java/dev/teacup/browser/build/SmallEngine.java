package dev.teacup.browser.build;

import org.teavm.backend.wasm.TeaVMWasmGCHost;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/** What TeaVM is told beyond its options, so that the engine is small. TeaVM finds this class by itself. */
public final class SmallEngine implements TeaVMPlugin {
    @Override
    public void install(TeaVMHost host) {
        host.add(new Omissions());
        host.getExtension(TeaVMWasmGCHost.class).contributeToCodeGen((context, registry) -> context
                .initializerRegistry().register(start -> new ConstantTables(context).rewrite(start)));
    }
}
