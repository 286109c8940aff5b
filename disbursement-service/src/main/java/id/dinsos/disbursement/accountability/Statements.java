package id.dinsos.disbursement.accountability;

import id.dinsos.disbursement.accountability.StatementEvent.RunStatementAdded;
import id.dinsos.eventstore.rules.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The signed statements that belong to the accountability of a run, before and after its close. */
public record Statements(List<RunStatementAdded> all) {
    static final Statements NONE = new Statements(List.of());

    public Statements {
        all = List.copyOf(all);
    }

    static UUID idOf(UUID run) {
        return Names.uuid("run-statements", run);
    }

    Statements plus(RunStatementAdded one) {
        List<RunStatementAdded> more = new ArrayList<>(all);
        more.add(one);
        return new Statements(more);
    }

    Optional<RunStatementAdded> withHash(String sha256) {
        return all.stream().filter(one -> one.sha256().equals(sha256)).findFirst();
    }

    Optional<RunStatementAdded> find(UUID statement) {
        return all.stream().filter(one -> one.statement().equals(statement)).findFirst();
    }
}
