@NullMarked
package id.dinsos.disbursement.budget;

import org.jspecify.annotations.NullMarked;
