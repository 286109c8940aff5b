@NullMarked
package id.dinsos.registry.handover;

import org.jspecify.annotations.NullMarked;
