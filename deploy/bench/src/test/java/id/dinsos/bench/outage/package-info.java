/** What the bench promises to those who work with a stack on the same machine. */
@NullMarked
package id.dinsos.bench.outage;

import org.jspecify.annotations.NullMarked;
