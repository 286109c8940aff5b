/**
 * The banks of the demo: the files they get, the reports they send, and what they do to a transfer.
 */
@NullMarked
package id.dinsos.demo.bank;

import org.jspecify.annotations.NullMarked;
