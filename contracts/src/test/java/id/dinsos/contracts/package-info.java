/** Tests of the published language: record = schema = sample, and the values it is said in. */
@NullMarked
package id.dinsos.contracts;

import org.jspecify.annotations.NullMarked;
