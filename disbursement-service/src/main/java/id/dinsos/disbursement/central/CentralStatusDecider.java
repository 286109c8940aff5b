package id.dinsos.disbursement.central;

import id.dinsos.disbursement.central.CentralStatus.Followed;
import id.dinsos.disbursement.central.CentralStatus.None;
import id.dinsos.disbursement.central.CentralStatusCommand.Tell;
import id.dinsos.disbursement.central.CentralStatusEvent.CentralStatusTold;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;

/**
 * The ministry's word of the latest day counts, in whatever order its files come: an older file
 * changes nothing, and of two that speak differently of one day the first stands.
 */
public final class CentralStatusDecider
        implements Decider<CentralStatusCommand, CentralStatus, CentralStatusEvent> {
    @Override
    public CentralStatus initial() {
        return new None();
    }

    @Override
    public Decision<CentralStatusEvent> decide(CentralStatusCommand command, CentralStatus state) {
        return switch (command) {
            case Tell(CentralStatusTold row) ->
                    switch (state.hear(row)) {
                        case FIRST, MOVED -> Decision.accept(row);
                        case CONFIRMED ->
                                Decision.accept(
                                        state instanceof Followed(CentralStatusTold told)
                                                ? row.since(told.since())
                                                : row);
                        case UNCHANGED, OLDER, CONTRADICTING, UNKNOWN -> Decision.accept();
                    };
        };
    }

    @Override
    public CentralStatus evolve(CentralStatus state, CentralStatusEvent event) {
        return switch (event) {
            case CentralStatusTold told -> new Followed(told);
        };
    }
}
