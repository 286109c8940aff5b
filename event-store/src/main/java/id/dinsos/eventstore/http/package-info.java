/**
 * What every resource needs: who calls and over whom, answers with their ETag, refusals as problem
 * documents. The only place where a refusal becomes a status, and the only one that reads what
 * callers send: bodies ({@code Bodies}), parameters ({@code ParameterFilter}), cursors ({@code
 * Pages}). Imports rules and log.
 */
@NullMarked
package id.dinsos.eventstore.http;

import org.jspecify.annotations.NullMarked;
