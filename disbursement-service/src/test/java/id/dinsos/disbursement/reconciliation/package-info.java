@NullMarked
package id.dinsos.disbursement.reconciliation;

import org.jspecify.annotations.NullMarked;
