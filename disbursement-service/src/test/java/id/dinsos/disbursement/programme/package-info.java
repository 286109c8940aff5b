@NullMarked
package id.dinsos.disbursement.programme;

import org.jspecify.annotations.NullMarked;
