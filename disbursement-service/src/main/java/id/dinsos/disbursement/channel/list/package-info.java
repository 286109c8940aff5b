/** Lists from which money is handed over, as paper that people sign. */
@NullMarked
package id.dinsos.disbursement.channel.list;

import org.jspecify.annotations.NullMarked;
