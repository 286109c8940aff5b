/**
 * What is measured: figures against their limits, and what the processes of the stack say of
 * themselves meanwhile. Promises that one which does not answer is never taken for one at rest.
 * Uses the launcher; the benches use it.
 */
@NullMarked
package id.dinsos.bench.metric;

import org.jspecify.annotations.NullMarked;
