/**
 * The banks of the demo: the files they get, the reports they send, and what they do to a transfer.
 * They lose, delay and contradict what a bank would, by a plan that the demo checks afterwards.
 * Knows no service but through its files and the rail.
 */
@NullMarked
package id.dinsos.demo.bank;

import org.jspecify.annotations.NullMarked;
