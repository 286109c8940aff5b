@NullMarked
package id.dinsos.disbursement.payment;

import org.jspecify.annotations.NullMarked;
