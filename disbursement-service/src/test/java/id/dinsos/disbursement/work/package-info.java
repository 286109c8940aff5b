@NullMarked
package id.dinsos.disbursement.work;

import org.jspecify.annotations.NullMarked;
