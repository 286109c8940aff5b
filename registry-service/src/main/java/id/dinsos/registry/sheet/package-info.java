/**
 * What spreadsheets do to cells, on the way in and on the way out; pure, and used by every file
 * that an office opens.
 */
@NullMarked
package id.dinsos.registry.sheet;

import org.jspecify.annotations.NullMarked;
