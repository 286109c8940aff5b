/** Family files of the ministry, taken in as background jobs. */
@NullMarked
package id.dinsos.registry.intake;

import org.jspecify.annotations.NullMarked;
