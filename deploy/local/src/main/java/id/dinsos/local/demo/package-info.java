/** The synthetic regency and the demo: a month of Sembako from a family file to the closed run. */
@NullMarked
package id.dinsos.local.demo;

import org.jspecify.annotations.NullMarked;
