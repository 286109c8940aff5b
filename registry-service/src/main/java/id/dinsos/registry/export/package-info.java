/**
 * The registry as files: in bulk for other programs, on paper for one village. Who belongs in a
 * file is settled at one place of the log, and the file says which; numbers are masked as
 * everywhere.
 */
@NullMarked
package id.dinsos.registry.export;

import org.jspecify.annotations.NullMarked;
