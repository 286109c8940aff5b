/**
 * What every part of the demo works with: who works in an office, the client of the gateway, the
 * screen, the ledger of figures, and the faults that are planned. It speaks to the gateway alone,
 * as any other client. Used by every other room of the demo.
 */
@NullMarked
package id.dinsos.demo.office;

import org.jspecify.annotations.NullMarked;
