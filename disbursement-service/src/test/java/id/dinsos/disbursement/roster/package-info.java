@NullMarked
package id.dinsos.disbursement.roster;

import org.jspecify.annotations.NullMarked;
