/**
 * The signed papers without which no money moves: the recipients' decree, the payment orders, the
 * fund releases.
 */
@NullMarked
package id.dinsos.disbursement.paper;

import org.jspecify.annotations.NullMarked;
