/**
 * What goes wrong on a stack and stays wrong until somebody does what the runbook says, with the
 * alert that must say so. Promises that whoever uses it finds in {@link
 * id.dinsos.bench.outage.Outage.Noted} what did not fire, did not clear or was not cured. Uses the
 * demo and the launcher; {@code OutageBench} uses it.
 */
@NullMarked
package id.dinsos.bench.outage;

import org.jspecify.annotations.NullMarked;
