package dev.teacup.browser.build;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.StringConcatFactory;
import org.teavm.backend.wasm.TeaVMWasmGCHost;
import org.teavm.model.MethodReference;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/** What TeaVM is told beyond its options, so that the engine is small. TeaVM finds this class by itself. */
public final class SmallEngine implements TeaVMPlugin {
    private static final MethodReference CONCATENATION = new MethodReference(StringConcatFactory.class,
            "makeConcatWithConstants", MethodHandles.Lookup.class, String.class, MethodType.class,
            String.class, Object[].class, CallSite.class);

    @Override
    public void install(TeaVMHost host) {
        if (CommonOperators.COMMON.equals(host.getProperties().getProperty(CommonOperators.PROPERTY))) {
            host.add(new CommonOperators());
        }
        host.add(new AssertionBranches());
        host.add(new Omissions());
        host.add(CONCATENATION, new Concatenation());
        host.getExtension(TeaVMWasmGCHost.class).contributeToCodeGen(
                (context, registry) -> context.initializerRegistry().register(start -> {
                    ArrayClasses.forget(context, start);
                    new ConstantTables(context).rewrite(start);
                    Callers.withoutCasts(context.module());
                    Initializers.order(context.module(), start);
                    ArrayLiterals.rewrite(context);
                }));
    }
}
