/** Operators of signals: windows, Fourier transforms, mel scales. Imports {@code op} and {@code tensor}. */
package dev.teacup.op.signal;
