/**
 * Kinds of case as data: who may bring one in, which facts it asks for, how urgent it is, what it
 * may become next, how long each step may take and when it may be closed. A kind is versioned with
 * a date of force; a running case keeps the version under which it began. The texts, times and
 * rules of the standard kinds stand in {@code case-kinds.json}; an office may put its own version
 * over any of them, and may add kinds.
 */
@NullMarked
package id.dinsos.cases.kind;

import org.jspecify.annotations.NullMarked;
