/**
 * What spreadsheets do to cells, on the way in and on the way out; pure, and used by every file
 * that an office opens. What is guarded here is read back as it was. Uses nothing; civil, export,
 * intake and proposal use it.
 */
@NullMarked
package id.dinsos.registry.sheet;

import org.jspecify.annotations.NullMarked;
