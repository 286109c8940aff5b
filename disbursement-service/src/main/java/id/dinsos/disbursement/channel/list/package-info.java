/**
 * Lists from which money is handed over, as paper that people sign. Every page says its number, how
 * many there are, and its sum.
 */
@NullMarked
package id.dinsos.disbursement.channel.list;

import org.jspecify.annotations.NullMarked;
