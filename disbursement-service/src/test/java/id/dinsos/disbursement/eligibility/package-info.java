@NullMarked
package id.dinsos.disbursement.eligibility;

import org.jspecify.annotations.NullMarked;
