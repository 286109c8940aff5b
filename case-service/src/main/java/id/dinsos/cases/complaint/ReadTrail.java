package id.dinsos.cases.complaint;

import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.time.Instant;

/**
 * Who has read a complaint's statement: one stream beside each complaint's own, so that reading
 * does not make an officer's ETag stale. The state is the number of reads. The reader stands in the
 * event's meta; the read is recorded before the answer is given (UU 27/2022: record processing).
 */
public final class ReadTrail implements Decider<ReadTrail.Read, Integer, ReadTrail.StatementRead> {
    /** Why somebody may want to read the words of a complainant. */
    public enum Purpose {
        HANDLING,
        SUPERVISION,
        SUBJECT_ACCESS
    }

    /** Somebody asks to read. */
    public record Read(Purpose purpose, Instant at) {}

    /** Somebody has been given the statement to read. */
    public record StatementRead(Purpose purpose, Instant at) {}

    @Override
    public Integer initial() {
        return 0;
    }

    @Override
    public Decision<StatementRead> decide(Read command, Integer reads) {
        return Decision.accept(new StatementRead(command.purpose(), command.at()));
    }

    @Override
    public Integer evolve(Integer reads, StatementRead event) {
        return reads + 1;
    }
}
