@NullMarked
package id.dinsos.registry.proposal;

import org.jspecify.annotations.NullMarked;
