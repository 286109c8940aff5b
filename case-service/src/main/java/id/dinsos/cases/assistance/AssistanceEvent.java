package id.dinsos.cases.assistance;

import java.time.Instant;

/** What happened to a request for aid. Released shapes are frozen. */
public sealed interface AssistanceEvent {
    /** The office asked for it under a decree. */
    record AssistanceRequested(Aid aid, Instant at) implements AssistanceEvent {}

    /** The office took the request back before anything was paid. */
    record AssistanceWithdrawn(Instant at) implements AssistanceEvent {}
}
