/**
 * A run from its opening to its closing: the aggregate, the rules it shares with the budget, and
 * the doors through which officers open, approve, close and watch it. It knows nothing of rosters;
 * the rooms that work on runs are woken by {@code RunMoved}.
 */
@NullMarked
package id.dinsos.disbursement.run;

import org.jspecify.annotations.NullMarked;
