/**
 * The whole stack on one machine, without containers: every part a real child process of one
 * launcher, which starts them in order, watches them and takes them down with itself.
 */
@NullMarked
package id.dinsos.local;

import org.jspecify.annotations.NullMarked;
