/** What this service knows of beneficiaries, from the messages of the other services alone. */
@NullMarked
package id.dinsos.cases.beneficiary;

import org.jspecify.annotations.NullMarked;
