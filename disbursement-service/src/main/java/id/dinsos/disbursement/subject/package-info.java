/** What this service holds of a person who asks, with the name and number of nobody else. */
@NullMarked
package id.dinsos.disbursement.subject;

import org.jspecify.annotations.NullMarked;
