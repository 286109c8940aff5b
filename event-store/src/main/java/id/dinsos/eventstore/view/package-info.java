/**
 * Tables derived from the log: each keeps its own place in it, moves in one transaction with its
 * rows, and can be built anew beside the live one. Imports rules and log; asked by resources and
 * stores.
 */
@NullMarked
package id.dinsos.eventstore.view;

import org.jspecify.annotations.NullMarked;
