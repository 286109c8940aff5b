package id.dinsos.disbursement.accountability;

import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunEvent;
import id.dinsos.eventstore.rules.Recorded;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who decided what in a run, and when. What no person decides, as the making of its files, is left
 * out.
 *
 * @param at in the owner's zone
 * @param as in which role somebody signed
 * @param paper number of the paper it rests on, or the bank file that left
 */
public record DecisionLine(
        String run,
        String programme,
        String months,
        String at,
        String act,
        String by,
        String as,
        String paper,
        @Nullable Long amountRupiah,
        String note)
        implements Cells {
    static final List<String> NAMES =
            List.of(
                    "run",
                    "programme",
                    "months",
                    "at",
                    "act",
                    "by",
                    "as",
                    "paper",
                    "amount_rupiah",
                    "note");

    /** The decisions of a run in their order. */
    static List<DecisionLine> of(Opened run, List<Recorded> history, ZoneId zone) {
        return history.stream()
                .map(recorded -> of(run, recorded, zone))
                .filter(line -> !line.act.isEmpty())
                .toList();
    }

    private static DecisionLine of(Opened run, Recorded recorded, ZoneId zone) {
        Made made = new Made(run, recorded, zone);
        return switch ((RunEvent) recorded.event()) {
            case RunEvent.RunOpened opened -> made.line("OPENED", opened.plan().preparer());
            case RunEvent.RunFrozen frozen ->
                    made.line("FROZEN", recorded.meta().actor(), "", frozen.rosterHash(), null, "");
            case RunEvent.RunRosterAmended e ->
                    made.line(
                            "ROSTER_AMENDED",
                            e.by(),
                            "",
                            e.rosterHash(),
                            e.amountRupiah(),
                            e.beneficiary().toString());
            case RunEvent.RunPlacesFilled e -> made.line("PLACES_FILLED", e.by());
            case RunEvent.RunSubmitted e ->
                    made.line("SUBMITTED", e.by(), "", e.rosterDecree().number(), null, "");
            case RunEvent.RunApproved e ->
                    made.line("APPROVED", e.by(), e.role(), "", null, e.note());
            case RunEvent.RunPaymentOrdered e ->
                    made.line(
                            "PAYMENT_ORDERED",
                            e.by(),
                            "",
                            e.order().number(),
                            e.amount().amount(),
                            "");
            case RunEvent.RunFundsReleased e ->
                    made.line("FUNDS_RELEASED", e.by(), "", e.release().number(), null, e.order());
            case RunEvent.RunHoldInstructed e ->
                    made.line("HOLD_INSTRUCTED", e.by(), "", "", e.amountRupiah(), e.reason());
            case RunEvent.RunFileReleased e ->
                    made.line("FILE_RELEASED", e.by(), "", e.file().toString(), null, "");
            case RunEvent.RunClosed e -> made.line("CLOSED", e.by());
            case RunEvent.RunCancelled e ->
                    made.line("CANCELLED", e.by(), "", "", null, e.reason());
            case RunEvent.RunInstructed e ->
                    made.line(
                            "INSTRUCTED",
                            recorded.meta().actor(),
                            "",
                            "",
                            e.instructed().amount().amount(),
                            "");
            case RunEvent.RunCutoffNoted _,
                    RunEvent.RunFreezeStarted _,
                    RunEvent.RunLimitDecided _,
                    RunEvent.RunInstructionStarted _,
                    RunEvent.RunFilesMade _ ->
                    made.line("", "");
        };
    }

    @Override
    public List<String> cells() {
        return List.of(
                run,
                programme,
                months,
                at,
                act,
                by,
                as,
                paper,
                amountRupiah == null ? "" : amountRupiah.toString(),
                note);
    }

    /** What all lines of an event have in common. */
    private record Made(Opened run, Recorded recorded, ZoneId zone) {
        DecisionLine line(String act, String by) {
            return line(act, by, "", "", null, "");
        }

        DecisionLine line(
                String act,
                String by,
                String as,
                String paper,
                @Nullable Long amount,
                String note) {
            var months = run.plan().months();
            return new DecisionLine(
                    run.id().toString(),
                    run.plan().programme(),
                    months.size() == 1
                            ? months.getFirst().toString()
                            : months.getFirst() + ".." + months.getLast(),
                    recorded.recordedAt()
                            .atZone(zone)
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toOffsetDateTime()
                            .toString(),
                    act,
                    by,
                    as,
                    paper,
                    amount,
                    note);
        }
    }
}
