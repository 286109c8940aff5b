/**
 * What an OpenAPI document must be: whole by the rules of the linters that partners use, no
 * narrower than at the last release, and true of every answer that a test gets.
 */
@NullMarked
package id.dinsos.testkit.document;

import org.jspecify.annotations.NullMarked;
