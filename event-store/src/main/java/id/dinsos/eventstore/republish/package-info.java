/**
 * Says again what the log has said: where a broker has lost its topics they are written anew from
 * the log, with the same ids, in the order of the log, while the service goes on; and a log that
 * knows less than its topics, because it was restored to an earlier time, is refused. Promises that
 * a run which is killed goes on where it stopped, and that its memory does not grow with the log.
 * May be imported by a service's wiring; nobody decides by it.
 */
@org.jspecify.annotations.NullMarked
package id.dinsos.eventstore.republish;
