@NullMarked
package id.dinsos.disbursement.followup;

import org.jspecify.annotations.NullMarked;
