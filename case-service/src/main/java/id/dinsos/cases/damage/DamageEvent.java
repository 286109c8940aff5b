package id.dinsos.cases.damage;

import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What happened to the assessment of a house. Released shapes are frozen. */
public sealed interface DamageEvent {
    /** Somebody looked at it: the first time, or again. */
    record DamageAssessed(
            UUID caseId,
            String owner,
            int revision,
            DamageLevel level,
            PersonalData<Finding> finding,
            String assessor,
            LocalDate day,
            Instant at)
            implements DamageEvent {}

    /** Another agreed with the revision. */
    record DamageVerified(int revision, String by, Instant at) implements DamageEvent {}

    /** Somebody says it is not so; it holds no more until it was looked at again. */
    record DamageDisputed(int revision, PersonalData<Finding> reason, String by, Instant at)
            implements DamageEvent {}

    /** What was seen, in words: personal data, because it is somebody's home. */
    record Finding(String text) {
        @Override
        public String toString() {
            return "Finding[masked]";
        }
    }
}
