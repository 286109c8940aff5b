/**
 * What an OpenAPI document must be: whole by the rules of the linters that partners use, no
 * narrower than at the last release, and true of every answer that a test gets. Each rule is seen
 * to fire on a planted fault. Knows no service: documents come to it as text.
 */
@NullMarked
package id.dinsos.testkit.document;

import org.jspecify.annotations.NullMarked;
