/**
 * Aid in money that a case has asked for: taken from {@code cases.assistance.v1}, put on the list
 * of a decree by one officer, approved by another under this service's own budget and claims, paid
 * through a bank file like every payment, and answered on {@code disbursement.assistance.v1}. An
 * approved list is paid once a request, beside all runs.
 */
@NullMarked
package id.dinsos.disbursement.assistance;

import org.jspecify.annotations.NullMarked;
