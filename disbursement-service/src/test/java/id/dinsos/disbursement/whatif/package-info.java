@NullMarked
package id.dinsos.disbursement.whatif;

import org.jspecify.annotations.NullMarked;
