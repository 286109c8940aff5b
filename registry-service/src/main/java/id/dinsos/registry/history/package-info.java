/** What happened to a person or a household, told in plain words. */
@NullMarked
package id.dinsos.registry.history;

import org.jspecify.annotations.NullMarked;
