/** The models that are shipped, in every engine. */
package dev.teacup.tests.models;
