/** The third part of the demo: cases, from a report in the night to a life that goes on. */
@NullMarked
package id.dinsos.demo.cases;

import org.jspecify.annotations.NullMarked;
