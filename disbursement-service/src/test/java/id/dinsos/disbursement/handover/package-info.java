@NullMarked
package id.dinsos.disbursement.handover;

import org.jspecify.annotations.NullMarked;
