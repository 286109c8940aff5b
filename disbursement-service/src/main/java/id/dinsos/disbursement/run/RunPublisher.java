package id.dinsos.disbursement.run;

import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.DisbursementMessage.PaymentOrder;
import id.dinsos.disbursement.paper.Paper;
import id.dinsos.disbursement.paper.Papers;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunEvent.RunApproved;
import id.dinsos.disbursement.run.RunEvent.RunCancelled;
import id.dinsos.disbursement.run.RunEvent.RunClosed;
import id.dinsos.disbursement.run.RunEvent.RunCutoffNoted;
import id.dinsos.disbursement.run.RunEvent.RunFileReleased;
import id.dinsos.disbursement.run.RunEvent.RunFilesMade;
import id.dinsos.disbursement.run.RunEvent.RunFreezeStarted;
import id.dinsos.disbursement.run.RunEvent.RunFrozen;
import id.dinsos.disbursement.run.RunEvent.RunFundsReleased;
import id.dinsos.disbursement.run.RunEvent.RunHoldInstructed;
import id.dinsos.disbursement.run.RunEvent.RunInstructed;
import id.dinsos.disbursement.run.RunEvent.RunInstructionStarted;
import id.dinsos.disbursement.run.RunEvent.RunLimitDecided;
import id.dinsos.disbursement.run.RunEvent.RunOpened;
import id.dinsos.disbursement.run.RunEvent.RunPaymentOrdered;
import id.dinsos.disbursement.run.RunEvent.RunPlacesFilled;
import id.dinsos.disbursement.run.RunEvent.RunRosterAmended;
import id.dinsos.disbursement.run.RunEvent.RunSubmitted;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The run aggregate: what it says on {@link DisbursementMessage#RUNS}, and its claims, one for each
 * month, that keep a second run of the same programme and month from being opened beside it.
 */
public final class RunPublisher {
    public static final Aggregate<RunCommand, Run, RunEvent> RUN =
            Aggregate.of(new RunDecider())
                    .publishing(RunPublisher::publish)
                    .claiming(RunPublisher::claims)
                    .ownedBy(run -> run instanceof Opened open ? open.plan().owner() : null);
    static final String CLAIM = "open-run";

    private RunPublisher() {}

    public static EventCodec register(EventCodec codec) {
        return codec
                // The terms of the first version are read as they are: they have defaults.
                .event("run-opened.v2", RunOpened.class)
                .upcast("run-opened.v1", "run-opened.v2", event -> event)
                .event("run-roster-amended.v1", RunRosterAmended.class)
                .event("run-places-filled.v1", RunPlacesFilled.class)
                .event("run-cutoff-noted.v1", RunCutoffNoted.class)
                .event("run-freeze-started.v1", RunFreezeStarted.class)
                .event("run-limit-decided.v1", RunLimitDecided.class)
                .event("run-frozen.v1", RunFrozen.class)
                .event("run-submitted.v1", RunSubmitted.class)
                .event("run-payment-ordered.v1", RunPaymentOrdered.class)
                .event("run-funds-released.v1", RunFundsReleased.class)
                .event("run-approved.v1", RunApproved.class)
                .event("run-instruction-started.v1", RunInstructionStarted.class)
                .event("run-hold-instructed.v1", RunHoldInstructed.class)
                .event("run-file-released.v1", RunFileReleased.class)
                .event("run-instructed.v1", RunInstructed.class)
                .event("run-files-made.v1", RunFilesMade.class)
                .event("run-closed.v1", RunClosed.class)
                .event("run-cancelled.v1", RunCancelled.class);
    }

    static byte[] claimValue(String owner, String programme, YearMonth month) {
        return (owner + '/' + programme + '/' + month).getBytes(StandardCharsets.UTF_8);
    }

    private static Claims claims(UUID id, Run before, RunEvent event) {
        if (event instanceof RunOpened(RunPlan plan)) {
            return new Claims(claims(id, plan), List.of());
        }
        return event instanceof RunClosed || event instanceof RunCancelled
                ? new Claims(List.of(), claims(id, ((Opened) before).plan()))
                : Claims.NONE;
    }

    private static List<Claim> claims(UUID id, RunPlan plan) {
        return plan.months().stream()
                .map(month ->
                        Claim.of(CLAIM, claimValue(plan.owner(), plan.programme(), month), id))
                .toList();
    }

    private static List<OutboxMessage> publish(
            UUID id, int version, RunEvent event, Run after, Meta meta) {
        Opened run = (Opened) after;
        RunPlan plan = run.plan();
        DisbursementMessage.Run body =
                new DisbursementMessage.Run(
                        id,
                        change(event),
                        plan.programme(),
                        plan.months().stream().map(YearMonth::toString).toList(),
                        plan.owner(),
                        plan.terms().mode().name(),
                        run.stage().name(),
                        run.totals(),
                        plan.source(),
                        paper(run.signatures().papers().rosterDecree()),
                        orders(run.signatures().papers()));
        return List.of(
                new OutboxMessage(
                        DisbursementMessage.RUNS,
                        id.toString(),
                        plan.owner(),
                        version,
                        meta.decidedAt(),
                        body));
    }

    private static DisbursementMessage.@Nullable Paper paper(@Nullable Paper paper) {
        return paper == null || paper.equals(Paper.NONE)
                ? null
                : new DisbursementMessage.Paper(paper.number(), paper.date());
    }

    private static @Nullable List<PaymentOrder> orders(Papers papers) {
        return papers.orders().isEmpty()
                ? null
                : papers.orders().stream()
                        .map(one ->
                                new PaymentOrder(
                                        one.order().number(),
                                        one.order().date(),
                                        one.amount().amount(),
                                        paper(one.release())))
                        .toList();
    }

    private static String change(RunEvent event) {
        return switch (event) {
            case RunOpened _ -> "run-opened";
            case RunCutoffNoted _ -> "run-cutoff-noted";
            case RunFreezeStarted _ -> "run-freeze-started";
            case RunLimitDecided _ -> "run-limit-decided";
            case RunFrozen _ -> "run-frozen";
            case RunRosterAmended _ -> "run-roster-amended";
            case RunPlacesFilled _ -> "run-places-filled";
            case RunSubmitted _ -> "run-submitted";
            case RunApproved _ -> "run-approved";
            case RunPaymentOrdered _ -> "run-payment-ordered";
            case RunFundsReleased _ -> "run-funds-released";
            case RunInstructionStarted _ -> "run-instruction-started";
            case RunHoldInstructed _ -> "run-hold-instructed";
            case RunFileReleased _ -> "run-file-released";
            case RunInstructed _ -> "run-instructed";
            case RunFilesMade _ -> "run-files-made";
            case RunClosed _ -> "run-closed";
            case RunCancelled _ -> "run-cancelled";
        };
    }
}
