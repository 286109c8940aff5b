/** How people get into the registry: family files and single commands, once for all demos. */
@NullMarked
package id.dinsos.demo.people;

import org.jspecify.annotations.NullMarked;
