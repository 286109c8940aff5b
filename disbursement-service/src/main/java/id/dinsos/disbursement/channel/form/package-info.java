/** How what leaves is written down: for each bank, the post and the village in their own form. */
@NullMarked
package id.dinsos.disbursement.channel.form;

import org.jspecify.annotations.NullMarked;
