/**
 * Brings nodes from the operator set of their model to the newest form:
 * {@link dev.teacup.load.upgrade.Upgrade} is what a step does, one file each, and
 * {@link dev.teacup.load.upgrade.Upgrades} the list of all. Imports {@code ir}.
 */
package dev.teacup.load.upgrade;
