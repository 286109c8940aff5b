/**
 * The whole stack on one machine, without containers: every part a real child process of one
 * launcher, which starts them in order, watches them and takes them down with itself. {@link
 * id.dinsos.launcher.Stack} is what other programs (the demo, the bench, tests) see of it. Nothing
 * here knows what the services are for: no money, no families.
 */
@NullMarked
package id.dinsos.launcher;

import org.jspecify.annotations.NullMarked;
