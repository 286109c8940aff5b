@NullMarked
package id.dinsos.disbursement.instruct;

import org.jspecify.annotations.NullMarked;
