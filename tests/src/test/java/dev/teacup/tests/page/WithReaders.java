package dev.teacup.tests.page;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a class of tests its readers, who come before the first that needs them and leave after the last. */
final class WithReaders implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Readers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        ExtensionContext place = test;
        while (place.getTestMethod().isPresent()) {
            place = place.getParent().orElseThrow();
        }
        return place.getStore(Namespace.create(Readers.class))
                .getOrComputeIfAbsent(Readers.class, key -> Readers.start(), Readers.class);
    }
}
