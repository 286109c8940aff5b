package id.dinsos.cases.kind;

import java.time.Instant;
import java.time.LocalDate;

/** What happened to an office's version of a kind. Released shapes are frozen. */
public sealed interface KindEvent {
    /** The office set a version in force from a day on. */
    record KindDefined(String owner, int version, LocalDate from, CaseKind kind, Instant at)
            implements KindEvent {}
}
