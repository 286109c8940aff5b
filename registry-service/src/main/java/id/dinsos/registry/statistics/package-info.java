/** How many, by place, decile and type: exact for officers, guarded for the public. */
@NullMarked
package id.dinsos.registry.statistics;

import org.jspecify.annotations.NullMarked;
