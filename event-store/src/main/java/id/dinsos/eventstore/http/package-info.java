/**
 * What every resource needs: who calls and over whom, answers with their ETag, refusals as problem
 * documents. The only place where a refusal becomes a status. Imports rules and log.
 */
@NullMarked
package id.dinsos.eventstore.http;

import org.jspecify.annotations.NullMarked;
