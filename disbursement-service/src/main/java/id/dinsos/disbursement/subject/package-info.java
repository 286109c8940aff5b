/**
 * What this service holds of a person who asks, with the name and number of nobody else. It is read
 * by the gateway, which puts the answers of the services together.
 */
@NullMarked
package id.dinsos.disbursement.subject;

import org.jspecify.annotations.NullMarked;
