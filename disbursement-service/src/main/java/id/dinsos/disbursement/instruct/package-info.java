/**
 * From an approved roster to payments: who is still due, places that fell vacant, and slice by
 * slice the payments with their claims, each slice in one transaction or not at all.
 */
@NullMarked
package id.dinsos.disbursement.instruct;

import org.jspecify.annotations.NullMarked;
