/** What is typed at a shell, as the runbook says it. */
@NullMarked
package id.dinsos.launcher.command;

import org.jspecify.annotations.NullMarked;
