/**
 * This machine and the state folder of a stack: where things are, which ports and programs there
 * are, which processes live. Imports nothing of the other rooms.
 */
@NullMarked
package id.dinsos.launcher.host;

import org.jspecify.annotations.NullMarked;
