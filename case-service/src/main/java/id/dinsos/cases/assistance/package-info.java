/**
 * Aid in money for who stands in a case, asked of disbursement over {@code cases.assistance.v1}
 * under a decree: one request for one beneficiary, kind of aid and event, however many cases tell
 * of it. Whether and how it is paid is disbursement's; the case shows what it has said.
 */
@NullMarked
package id.dinsos.cases.assistance;

import org.jspecify.annotations.NullMarked;
