@NullMarked
package id.dinsos.disbursement.money;

import org.jspecify.annotations.NullMarked;
