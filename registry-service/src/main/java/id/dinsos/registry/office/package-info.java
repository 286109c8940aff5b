/**
 * What holds for every record of an office: its calendar, how much of a history it may see, and the
 * trail of reads that is kept before anything personal is shown. Knows no person and no household;
 * every other room may use it.
 */
@NullMarked
package id.dinsos.registry.office;

import org.jspecify.annotations.NullMarked;
