/**
 * The rules of the house, held by the build: who may import whom, what the engine may call, how long a file
 * may be. Each rule is tried on a small offender in {@code fixture}, so that it is known to bite.
 */
package dev.teacup.tests.architecture;
