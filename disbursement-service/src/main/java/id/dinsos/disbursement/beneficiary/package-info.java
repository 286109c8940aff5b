/**
 * What the registry says of those who may be paid, kept from its topics: households, persons and
 * identities each in a table of its own under its own version, their past, and the reading of
 * populations with the facts a rule asks for. Nothing here decides who is paid.
 */
@NullMarked
package id.dinsos.disbursement.beneficiary;

import org.jspecify.annotations.NullMarked;
