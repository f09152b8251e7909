package dev.teacup.tests.page;

import dev.teacup.web.browser.Browser;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test in each browser whose mouse and keys can be driven. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@EnumSource(value = Browser.class, names = {"CHROMIUM", "FIREFOX"})
@interface InDrivenBrowsers {}
