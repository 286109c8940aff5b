/** The layout of the whole repository, which no module sees alone. */
@NullMarked
package id.dinsos.testkit;

import org.jspecify.annotations.NullMarked;
