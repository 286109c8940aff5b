/**
 * The service that pays: programmes and who is eligible, budgets, monthly runs from the roster to
 * the bank's last answer. Each feature has its room; here stands what makes their parts.
 */
@NullMarked
package id.dinsos.disbursement;

import org.jspecify.annotations.NullMarked;
