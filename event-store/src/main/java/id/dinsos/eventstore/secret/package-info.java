/**
 * Keys and what is done with them: persons' data keys, keyed hashes, sealed topics and files,
 * digests. No key leaves this room but to those who hold an object of it. Imports no other room.
 */
@NullMarked
package id.dinsos.eventstore.secret;

import org.jspecify.annotations.NullMarked;
