package id.dinsos.disbursement.accountability;

import id.dinsos.disbursement.accountability.StatementEvent.RunStatementAdded;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;

/** A paper is added once, whatever it is called the second time; none is ever taken away. */
public final class StatementDecider
        implements Decider<StatementCommand, Statements, StatementEvent> {
    /** It says nothing in public. */
    public static final Aggregate<StatementCommand, Statements, StatementEvent> STATEMENTS =
            Aggregate.of(new StatementDecider())
                    .ownedBy(
                            known -> known.all().isEmpty() ? null : known.all().getFirst().owner());

    /** The most papers of one run. */
    static final int MAX = 500;

    @Override
    public Statements initial() {
        return Statements.NONE;
    }

    @Override
    public Decision<StatementEvent> decide(StatementCommand command, Statements known) {
        return switch (command) {
            case StatementCommand.Add(var statement) -> {
                if (known.withHash(statement.sha256()).isPresent()) {
                    yield Decision.accept();
                }
                yield known.all().size() < MAX
                        ? Decision.accept(statement)
                        : Decision.refuse(
                                StatementCode.STATEMENTS_FULL,
                                "a run has at most " + MAX + " statements");
            }
        };
    }

    @Override
    public Statements evolve(Statements known, StatementEvent event) {
        return switch (event) {
            case RunStatementAdded added -> known.plus(added);
        };
    }
}
