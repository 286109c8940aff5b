/**
 * What this service holds of a person who asks, with the name of nobody else. Sealed cases are not
 * among it. It is read by the gateway, which puts the answers of the services together.
 */
@NullMarked
package id.dinsos.cases.subject;

import org.jspecify.annotations.NullMarked;
