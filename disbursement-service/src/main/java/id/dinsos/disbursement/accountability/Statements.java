package id.dinsos.disbursement.accountability;

import id.dinsos.disbursement.accountability.StatementEvent.RunStatementAdded;
import id.dinsos.disbursement.accountability.StatementEvent.RunStatementCorrected;
import id.dinsos.eventstore.rules.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The signed statements that belong to the accountability of a run, before and after its close.
 *
 * @param all as what was written about each stands now
 * @param corrections the last of each that was corrected
 */
public record Statements(
        List<RunStatementAdded> all, Map<UUID, RunStatementCorrected> corrections) {
    static final Statements NONE = new Statements(List.of(), Map.of());

    public Statements {
        all = List.copyOf(all);
        corrections = Map.copyOf(corrections);
    }

    static UUID idOf(UUID run) {
        return Names.uuid("run-statements", run);
    }

    Statements plus(RunStatementAdded one) {
        List<RunStatementAdded> more = new ArrayList<>(all);
        more.add(one);
        return new Statements(more, corrections);
    }

    Statements corrected(RunStatementCorrected correction) {
        Map<UUID, RunStatementCorrected> more = new HashMap<>(corrections);
        more.put(correction.statement(), correction);
        return new Statements(
                all.stream()
                        .map(one ->
                                one.statement().equals(correction.statement())
                                        ? as(one, correction)
                                        : one)
                        .toList(),
                more);
    }

    Optional<RunStatementAdded> withHash(String sha256) {
        return all.stream().filter(one -> one.sha256().equals(sha256)).findFirst();
    }

    Optional<RunStatementAdded> find(UUID statement) {
        return all.stream().filter(one -> one.statement().equals(statement)).findFirst();
    }

    private static RunStatementAdded as(RunStatementAdded one, RunStatementCorrected correction) {
        return new RunStatementAdded(
                one.run(),
                one.owner(),
                one.statement(),
                correction.kind(),
                correction.number(),
                correction.on(),
                one.mediaType(),
                one.sha256(),
                one.bytes(),
                one.by());
    }
}
