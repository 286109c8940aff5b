/**
 * From an approved roster to payments: who is still due, places that fell vacant, and slice by
 * slice the payments with their claims, each slice in one transaction or not at all. What was
 * signed is what is paid: whoever is not as they were signed is left out with a reason. Uses
 * roster, entitlement, payment and budget; nobody uses it.
 */
@NullMarked
package id.dinsos.disbursement.instruct;

import org.jspecify.annotations.NullMarked;
