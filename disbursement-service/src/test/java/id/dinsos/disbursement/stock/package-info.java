@NullMarked
package id.dinsos.disbursement.stock;

import org.jspecify.annotations.NullMarked;
