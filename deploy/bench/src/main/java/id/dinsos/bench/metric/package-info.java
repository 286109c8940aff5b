/**
 * What is measured, and where: figures against their limits, the folder in which one bench at a
 * time has its stack, and what the processes of that stack say of themselves meanwhile. Promises
 * that one which does not answer is never taken for one at rest. Uses the launcher; the benches use
 * it.
 */
@NullMarked
package id.dinsos.bench.metric;

import org.jspecify.annotations.NullMarked;
