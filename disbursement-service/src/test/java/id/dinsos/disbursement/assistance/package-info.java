@NullMarked
package id.dinsos.disbursement.assistance;

import org.jspecify.annotations.NullMarked;
