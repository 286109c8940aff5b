package id.dinsos.disbursement.voucher;

import id.dinsos.disbursement.voucher.VoucherEvent.Issue;
import id.dinsos.disbursement.voucher.VoucherEvent.ReplacementAsked;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersNumbered;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.RefusedException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The vouchers of a village, made out together. */
public sealed interface VoucherBook {
    /** Under what the goods of one voucher are set aside. */
    static UUID voucherOf(UUID book, UUID family) {
        return Names.uuid("voucher", book, family);
    }

    /** None were made out. */
    record None() implements VoucherBook {}

    /** The vouchers, for who may know of them. */
    static Issued seen(VoucherBook state, Predicate<String> covers) {
        if (state instanceof Issued book && covers.test(book.issue().owner())) {
            return book;
        }
        throw RefusedException.of(VoucherCode.VOUCHER_NOT_FOUND, "no such vouchers were made out");
    }

    /**
     * Made out.
     *
     * @param by who made them out
     * @param numbered null until they are agreed to
     * @param ended the families whose voucher is good no more, and why
     * @param papers how many of a family's papers were replaced, where any was
     * @param asked what is asked for and open: another paper for a family
     */
    record Issued(
            Issue issue,
            String by,
            Stage stage,
            @Nullable VouchersNumbered numbered,
            Map<UUID, Ended> ended,
            Map<UUID, Integer> papers,
            Map<UUID, ReplacementAsked> asked)
            implements VoucherBook {
        public Issued {
            ended = Map.copyOf(ended);
            papers = Map.copyOf(papers);
            asked = Map.copyOf(asked);
        }

        static Issued of(Issue issue, String by) {
            return new Issued(issue, by, Stage.ISSUED, null, Map.of(), Map.of(), Map.of());
        }

        Issued at(Stage next) {
            return new Issued(issue, by, next, numbered, ended, papers, asked);
        }

        Issued numbered(VouchersNumbered numbers) {
            return new Issued(issue, by, stage, numbers, ended, papers, asked);
        }

        Issued ended(List<UUID> families, Ended end) {
            Map<UUID, Ended> all = new HashMap<>(ended);
            families.forEach(family -> all.put(family, end));
            return new Issued(issue, by, stage, numbered, all, papers, asked);
        }

        Issued asking(ReplacementAsked request) {
            Map<UUID, ReplacementAsked> all = new HashMap<>(asked);
            all.put(request.family(), request);
            return new Issued(issue, by, stage, numbered, ended, papers, all);
        }

        Issued replaced(UUID family) {
            Map<UUID, Integer> more = new HashMap<>(papers);
            more.merge(family, 1, Integer::sum);
            return new Issued(issue, by, stage, numbered, ended, more, asked).notAsking(family);
        }

        Issued notAsking(UUID family) {
            Map<UUID, ReplacementAsked> open = new HashMap<>(asked);
            open.remove(family);
            return new Issued(issue, by, stage, numbered, ended, papers, open);
        }

        /** Where another paper may still be given out, in the order of the families. */
        List<ReplacementAsked> replacements() {
            return open().stream().map(asked::get).filter(Objects::nonNull).toList();
        }

        /** Those who have not come yet and still may. */
        List<UUID> open() {
            return issue.families().stream().filter(family -> !ended.containsKey(family)).toList();
        }

        /** Which of a family's papers is good: 0 the first. */
        int paper(UUID family) {
            return papers.getOrDefault(family, 0);
        }

        /** What stands on the paper of a family that is good; null while they are not agreed to. */
        @Nullable String number(UUID family) {
            return number(family, paper(family));
        }

        /** What stands on one of a family's papers. */
        @Nullable String number(UUID family, int paper) {
            VouchersNumbered known = numbered;
            return known == null
                    ? null
                    : new VoucherNumber(
                                    issue.owner(),
                                    known.year(),
                                    known.first() + issue.families().indexOf(family),
                                    paper)
                            .toString();
        }

        /** What became of a family's voucher: OPEN while it is good. */
        String state(UUID family) {
            Ended end = ended.get(family);
            return end == null ? "OPEN" : end.how().name();
        }
    }

    /** How far they have come. */
    enum Stage {
        ISSUED,
        APPROVED,
        REFUSED
    }

    /**
     * A voucher that is good no more.
     *
     * @param on the day of its redemption
     * @param outlet where it was redeemed
     */
    record Ended(End how, @Nullable LocalDate on, @Nullable String outlet) {
        static Ended by(End how) {
            return new Ended(how, null, null);
        }

        /** For who hears of it at another outlet. */
        String said() {
            return how == End.REDEEMED
                    ? "the voucher was redeemed on %s at %s"
                            .formatted(on, outlet == null ? "the warehouse" : outlet)
                    : "the voucher is " + how;
        }
    }

    /** What became of a voucher. */
    enum End {
        REDEEMED,
        CANCELLED,
        LAPSED
    }
}
