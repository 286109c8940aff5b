/**
 * The two files of an intake as bytes, rows and columns: how they are read, sorted, sealed and
 * given back. Nothing here knows what a row means; it may use the kernel's cipher and no other
 * feature.
 */
@NullMarked
package id.dinsos.registry.intake.file;

import org.jspecify.annotations.NullMarked;
