/** The demo: a month of Sembako for a synthetic regency, from the family file to the closed run. */
@NullMarked
package id.dinsos.local.demo;

import org.jspecify.annotations.NullMarked;
