/**
 * Files that are broken or hostile, thousands of each kind, made here and the same in every run: each is
 * run, or refused in four lines, within its time and memory, of which
 * {@link dev.teacup.tests.hostile.Contract} judges.
 */
package dev.teacup.tests.hostile;
