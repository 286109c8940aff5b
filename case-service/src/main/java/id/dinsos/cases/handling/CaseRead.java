package id.dinsos.cases.handling;

import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has read a case, on record before they are given it: a stream for each read, so
 * that reading neither makes an officer's ETag stale nor grows slower. The reader stands in the
 * event's meta (UU 27/2022: record processing).
 *
 * @param through the referral that let it in; null for the case's own circle
 * @param office from which it was read; another than the owner's where a referral let it in
 */
public record CaseRead(
        UUID caseId, Purpose purpose, String office, @Nullable UUID through, Instant at) {
    /** Why somebody may want to read a case. */
    public enum Purpose {
        HANDLING,
        SUPERVISION,
        REFERRAL,
        EMERGENCY,
        SUBJECT_ACCESS
    }

    /** Each read is its own fact. */
    public static final class Trail implements Decider<CaseRead, Integer, CaseRead> {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Decision<CaseRead> decide(CaseRead command, Integer reads) {
            return Decision.accept(command);
        }

        @Override
        public Integer evolve(Integer reads, CaseRead event) {
            return reads + 1;
        }
    }
}
