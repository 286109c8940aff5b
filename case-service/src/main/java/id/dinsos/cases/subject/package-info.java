/** What this service holds of a person who asks, with the name of nobody else. */
@NullMarked
package id.dinsos.cases.subject;

import org.jspecify.annotations.NullMarked;
