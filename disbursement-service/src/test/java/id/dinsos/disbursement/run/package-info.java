@NullMarked
package id.dinsos.disbursement.run;

import org.jspecify.annotations.NullMarked;
