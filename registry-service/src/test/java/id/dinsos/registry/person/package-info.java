@NullMarked
package id.dinsos.registry.person;

import org.jspecify.annotations.NullMarked;
