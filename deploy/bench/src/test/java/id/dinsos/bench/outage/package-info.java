/** What can be held to of the outages without a stack. */
@NullMarked
package id.dinsos.bench.outage;

import org.jspecify.annotations.NullMarked;
