/**
 * The signed papers without which no money moves: the recipients' decree, the payment orders, the
 * fund releases. They are values of a run's own stream and have no door of their own. Used by run
 * and instruct.
 */
@NullMarked
package id.dinsos.disbursement.paper;

import org.jspecify.annotations.NullMarked;
