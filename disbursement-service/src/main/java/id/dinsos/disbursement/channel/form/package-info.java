/**
 * How what leaves is written down: for each bank, the post and the village in their own form. A
 * form writes bytes and knows nothing of runs: the same lines are always the same bytes.
 */
@NullMarked
package id.dinsos.disbursement.channel.form;

import org.jspecify.annotations.NullMarked;
