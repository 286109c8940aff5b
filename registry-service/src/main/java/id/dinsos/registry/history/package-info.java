/**
 * What happened to a person or a household, told in plain words, and who has looked at it. Reads
 * only; uses person and household, and is used by neither.
 */
@NullMarked
package id.dinsos.registry.history;

import org.jspecify.annotations.NullMarked;
