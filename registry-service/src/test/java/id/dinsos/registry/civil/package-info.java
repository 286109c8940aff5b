/**
 * Tests of matching with the civil registry, against one that does what networks and offices do.
 */
@NullMarked
package id.dinsos.registry.civil;

import org.jspecify.annotations.NullMarked;
