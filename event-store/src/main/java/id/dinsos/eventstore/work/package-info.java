/**
 * The one mechanism for everything that goes on by itself: freezing, instructing, bank files,
 * reports, intake, exports, complaints, sweepers. A job extends {@code BackgroundJob}, says which
 * pieces are due and does one of them; being a bean is enough to be started and stopped.
 *
 * <p>What it promises: one worker a piece over all replicas, by a lease in the service's database;
 * a worker that was frozen past its lease changes nothing, because each commit checks the lease's
 * fence in its own transaction; a piece that fails is logged as an error, counted ({@code
 * dinsos.job.failures}) and tried again; how long the oldest piece has been due is a metric ({@code
 * dinsos.job.oldest.seconds}). Whoever waits for an asynchronous step does so through {@code
 * Await}, nowhere else. Jobs of the services import this room; it imports the log alone.
 */
@NullMarked
package id.dinsos.eventstore.work;

import org.jspecify.annotations.NullMarked;
