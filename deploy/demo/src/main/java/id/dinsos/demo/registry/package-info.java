/**
 * The registry's month of the demo: proposals of three villages, a new version of the ministry's
 * list, a person who was there twice, an objection that ran out, and one who asked to be forgotten.
 * Whatever it changes of the families of the files it takes back, so that the next demo finds them
 * as they were.
 */
@NullMarked
package id.dinsos.demo.registry;

import org.jspecify.annotations.NullMarked;
