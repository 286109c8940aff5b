/**
 * The third part of the demo: cases, from a report in the night to a life that goes on. It speaks
 * to the gateway alone. Uses office, people, run and bank.
 */
@NullMarked
package id.dinsos.demo.cases;

import org.jspecify.annotations.NullMarked;
