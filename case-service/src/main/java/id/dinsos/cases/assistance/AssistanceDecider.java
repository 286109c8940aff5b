package id.dinsos.cases.assistance;

import id.dinsos.cases.assistance.AssistanceDecider.Command;
import id.dinsos.cases.assistance.AssistanceEvent.AssistanceRequested;
import id.dinsos.cases.assistance.AssistanceEvent.AssistanceWithdrawn;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a request: it stands once for a beneficiary, kind and event; what was withdrawn may
 * be asked for again, and so may what lapsed with the year of its decree; what is being paid is not
 * withdrawn.
 */
public final class AssistanceDecider
        implements Decider<Command, AssistanceDecider.Request, AssistanceEvent> {
    /** What can be asked of a request. */
    public sealed interface Command {
        /**
         * @param lapsed whether what stands can be paid no more
         */
        record Ask(Aid aid, boolean lapsed, Instant at) implements Command {}

        /**
         * @param paying whether disbursement has said that money is under way
         */
        record Withdraw(boolean paying, Instant at) implements Command {}
    }

    /**
     * A request.
     *
     * @param aid null before anybody asked
     */
    public record Request(@Nullable Aid aid, boolean standing) {
        static final Request NONE = new Request(null, false);
    }

    @Override
    public Request initial() {
        return Request.NONE;
    }

    @Override
    public Decision<AssistanceEvent> decide(Command command, Request state) {
        return switch (command) {
            case Command.Ask ask ->
                    state.standing() && !ask.lapsed()
                            ? Decision.refuse(
                                    AssistanceCode.ASSISTANCE_ALREADY_REQUESTED,
                                    "this aid has been asked for, for the same event")
                            : Decision.accept(new AssistanceRequested(ask.aid(), ask.at()));
            case Command.Withdraw withdraw -> {
                if (!state.standing()) {
                    yield Decision.refuse(
                            AssistanceCode.ASSISTANCE_UNKNOWN, "no such aid was asked for");
                }
                yield withdraw.paying()
                        ? Decision.refuse(
                                AssistanceCode.ASSISTANCE_ALREADY_PAID, "the money is under way")
                        : Decision.accept(new AssistanceWithdrawn(withdraw.at()));
            }
        };
    }

    @Override
    public Request evolve(Request state, AssistanceEvent event) {
        return switch (event) {
            case AssistanceRequested requested -> new Request(requested.aid(), true);
            case AssistanceWithdrawn withdrawn -> new Request(state.aid(), false);
        };
    }
}
