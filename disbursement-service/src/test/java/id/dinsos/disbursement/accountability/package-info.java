@NullMarked
package id.dinsos.disbursement.accountability;

import org.jspecify.annotations.NullMarked;
