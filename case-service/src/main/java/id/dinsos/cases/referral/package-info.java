/**
 * How a case reaches others: a referral shares the work, a transfer moves the ownership, and who
 * wants a case asks for it in words. The other side must accept; what it may read of the case is
 * chosen field by field, under a consent or a reasoned override by a second person, and each read
 * is in the disclosure ledger. When a consent is taken back reading ends, and the ledger still
 * shows who has seen what.
 */
@NullMarked
package id.dinsos.cases.referral;

import org.jspecify.annotations.NullMarked;
