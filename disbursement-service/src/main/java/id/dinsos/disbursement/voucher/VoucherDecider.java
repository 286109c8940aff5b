package id.dinsos.disbursement.voucher;

import id.dinsos.disbursement.stock.DistributionDecider;
import id.dinsos.disbursement.voucher.VoucherBook.End;
import id.dinsos.disbursement.voucher.VoucherBook.Ended;
import id.dinsos.disbursement.voucher.VoucherBook.Issued;
import id.dinsos.disbursement.voucher.VoucherBook.None;
import id.dinsos.disbursement.voucher.VoucherBook.Stage;
import id.dinsos.disbursement.voucher.VoucherEvent.Issue;
import id.dinsos.disbursement.voucher.VoucherEvent.ReplacementAsked;
import id.dinsos.disbursement.voucher.VoucherEvent.ReplacementWithdrawn;
import id.dinsos.disbursement.voucher.VoucherEvent.VoucherCancelled;
import id.dinsos.disbursement.voucher.VoucherEvent.VoucherRedeemed;
import id.dinsos.disbursement.voucher.VoucherEvent.VoucherReplaced;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersApproved;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersIssued;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersLapsed;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersNumbered;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersRefused;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Vouchers are good once somebody agrees who did not make them out, until their last day, and each
 * once; a lost paper is replaced by the word of two, or the request is withdrawn. A family has one
 * for an item of a run's month, or stands in a distribution of it, never both; whose voucher was
 * cancelled or lapsed may have another.
 */
public final class VoucherDecider implements Decider<VoucherCommand, VoucherBook, VoucherEvent> {
    /** Nothing is public of it. */
    public static final Aggregate<VoucherCommand, VoucherBook, VoucherEvent> VOUCHERS =
            Aggregate.of(new VoucherDecider())
                    .claiming(VoucherDecider::claims)
                    .ownedBy(book -> book instanceof Issued known ? known.issue().owner() : null);

    @Override
    public VoucherBook initial() {
        return new None();
    }

    @Override
    public Decision<VoucherEvent> decide(VoucherCommand command, VoucherBook state) {
        if (!(state instanceof Issued book)) {
            return command instanceof VoucherCommand.IssueThem(VouchersIssued issued)
                    ? Decision.accept(issued)
                    : Decision.refuse(
                            VoucherCode.VOUCHER_NOT_FOUND, "no such vouchers were made out");
        }
        return switch (command) {
            case VoucherCommand.IssueThem _ -> Decision.accept();
            case VoucherCommand.Approve(String by, VouchersNumbered numbered) ->
                    book.stage() != Stage.ISSUED
                            ? decided(book)
                            : book.by().equals(by)
                                    ? Decision.refuse(
                                            VoucherCode.VOUCHERS_OF_YOUR_OWN,
                                            "who made them out does not agree to them")
                                    : Decision.accept(new VouchersApproved(by), numbered);
            case VoucherCommand.Refuse(String reason, String by) ->
                    book.stage() == Stage.ISSUED
                            ? Decision.accept(new VouchersRefused(reason, by))
                            : decided(book);
            case VoucherCommand.Redeem redeem -> redeem(redeem, book);
            case VoucherCommand.AskReplacement(UUID family, String reason, String by) ->
                    one(family, book, new ReplacementAsked(family, reason, by));
            case VoucherCommand.Replace(UUID family, String by) -> replace(family, by, book);
            case VoucherCommand.WithdrawReplacement(UUID family, String reason, String by) ->
                    book.asked().containsKey(family)
                            ? one(family, book, new ReplacementWithdrawn(family, reason, by))
                            : notAsked();
            case VoucherCommand.Cancel(UUID family, String reason, String by) ->
                    one(family, book, new VoucherCancelled(family, reason, by));
            case VoucherCommand.Lapse(var on, String by) ->
                    !on.isAfter(book.issue().until())
                            ? Decision.refuse(
                                    VoucherCode.VOUCHERS_STILL_GOOD,
                                    "they are good until " + book.issue().until())
                            : book.stage() != Stage.APPROVED || book.open().isEmpty()
                                    ? Decision.accept()
                                    : Decision.accept(new VouchersLapsed(book.open(), on, by));
        };
    }

    @Override
    public VoucherBook evolve(VoucherBook state, VoucherEvent event) {
        return switch (event) {
            case VouchersIssued(Issue issue, String by) -> Issued.of(issue, by);
            case VouchersApproved _ -> ((Issued) state).at(Stage.APPROVED);
            case VouchersNumbered numbers -> ((Issued) state).numbered(numbers);
            case VouchersRefused _ -> ((Issued) state).at(Stage.REFUSED);
            case VoucherRedeemed(UUID family, LocalDate on, _, String outlet, _) ->
                    ((Issued) state).ended(List.of(family), new Ended(End.REDEEMED, on, outlet));
            case ReplacementAsked asked -> ((Issued) state).asking(asked);
            case ReplacementWithdrawn(UUID family, _, _) -> ((Issued) state).notAsking(family);
            case VoucherReplaced(UUID family, _) -> ((Issued) state).replaced(family);
            case VoucherCancelled(UUID family, _, _) ->
                    ((Issued) state).ended(List.of(family), Ended.by(End.CANCELLED));
            case VouchersLapsed(var families, _, _) ->
                    ((Issued) state).ended(families, Ended.by(End.LAPSED));
        };
    }

    private static Decision<VoucherEvent> redeem(VoucherCommand.Redeem redeem, Issued book) {
        if (redeem.on().isAfter(book.issue().until())) {
            return Decision.refuse(
                    VoucherCode.VOUCHER_OUT_OF_DATE, "it was good until " + book.issue().until());
        }
        UUID family = redeem.family();
        return redeem.paper() < book.paper(family)
                ? Decision.refuse(
                        VoucherCode.VOUCHER_REPLACED, "another paper is good in its place")
                : one(
                        family,
                        book,
                        new VoucherRedeemed(
                                family,
                                redeem.on(),
                                redeem.by(),
                                redeem.outlet(),
                                book.number(family)));
    }

    private static Decision<VoucherEvent> replace(UUID family, String by, Issued book) {
        ReplacementAsked asked = book.asked().get(family);
        if (asked == null) {
            return notAsked();
        }
        return asked.by().equals(by)
                ? Decision.refuse(
                        VoucherCode.VOUCHERS_OF_YOUR_OWN, "who asks for it does not agree to it")
                : one(family, book, new VoucherReplaced(family, by));
    }

    private static Decision<VoucherEvent> notAsked() {
        return Decision.refuse(
                VoucherCode.VOUCHER_REPLACEMENT_NOT_ASKED, "nobody asks for another paper");
    }

    private static Decision<VoucherEvent> one(UUID family, Issued book, VoucherEvent event) {
        if (book.stage() != Stage.APPROVED) {
            return Decision.refuse(
                    VoucherCode.VOUCHERS_NOT_APPROVED, "the vouchers are " + book.stage());
        }
        if (!book.issue().families().contains(family)) {
            return Decision.refuse(
                    VoucherCode.VOUCHER_NOT_FOUND, "none was made out for this family");
        }
        Ended end = book.ended().get(family);
        return end == null
                ? Decision.accept(event)
                : Decision.refuse(VoucherCode.VOUCHER_SPENT, end.said());
    }

    private static Decision<VoucherEvent> decided(Issued book) {
        return Decision.refuse(VoucherCode.VOUCHERS_DECIDED, "the vouchers are " + book.stage());
    }

    private static Claims claims(UUID id, VoucherBook before, VoucherEvent event) {
        return switch (event) {
            case VouchersIssued(Issue issue, _) ->
                    new Claims(claims(id, issue, issue.families()), List.of());
            case VouchersRefused _ ->
                    new Claims(
                            List.of(),
                            claims(
                                    id,
                                    ((Issued) before).issue(),
                                    ((Issued) before).issue().families()));
            case VoucherCancelled(UUID family, _, _) ->
                    new Claims(List.of(), claims(id, ((Issued) before).issue(), List.of(family)));
            case VouchersLapsed(var families, _, _) ->
                    new Claims(List.of(), claims(id, ((Issued) before).issue(), families));
            case VouchersApproved _,
                    VouchersNumbered _,
                    VoucherRedeemed _,
                    ReplacementAsked _,
                    VoucherReplaced _,
                    ReplacementWithdrawn _ ->
                    Claims.NONE;
        };
    }

    private static List<Claim> claims(UUID id, Issue issue, List<UUID> families) {
        return families.stream()
                .map(family ->
                        DistributionDecider.claim(
                                id, issue.run(), issue.month(), family, issue.item()))
                .toList();
    }
}
