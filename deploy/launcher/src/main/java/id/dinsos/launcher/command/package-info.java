/**
 * The commands of {@code ./dinsos} that concern the stack: parse, call, print. What they do is in
 * the other rooms.
 */
@NullMarked
package id.dinsos.launcher.command;

import org.jspecify.annotations.NullMarked;
