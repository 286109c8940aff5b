@NullMarked
package id.dinsos.disbursement.entitlement;

import org.jspecify.annotations.NullMarked;
