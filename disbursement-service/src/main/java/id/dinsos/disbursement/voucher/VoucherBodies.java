package id.dinsos.disbursement.voucher;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.stock.StockBodies;
import id.dinsos.disbursement.voucher.VoucherEvent.Issue;
import id.dinsos.disbursement.voucher.VoucherEvent.ReplacementAsked;
import id.dinsos.eventstore.rules.Fields;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What officers send about vouchers, and what they are answered. */
public final class VoucherBodies {
    private static final int MOST_OF_A_CODE = 20;
    private static final int MAX_FAMILIES = 500;

    private VoucherBodies() {}

    /**
     * What is to be made out, for those of a village whom a run entitles.
     *
     * @param until the last day on which they are good
     * @param families some of the village alone, such as those who did not come before; all where
     *     it is left out
     */
    public record IssueBody(
            UUID warehouseId,
            UUID runId,
            @Nullable YearMonth month,
            String village,
            String item,
            @Nullable Long perFamily,
            @Nullable LocalDate until,
            @Nullable List<@Nullable UUID> families) {
        public IssueBody {
            Fields fields = new Fields();
            warehouseId = fields.uuid("/warehouseId", warehouseId);
            runId = fields.uuid("/runId", runId);
            month = fields.month("/month", month);
            village =
                    fields.region(
                                    "/village",
                                    village,
                                    RegionCode.Level.VILLAGE,
                                    RegionCode.Level.VILLAGE)
                            .code();
            item = fields.matching("/item", item, StockBodies.CODE, "an item code");
            perFamily = fields.number("/perFamily", perFamily, 1L, 1_000_000L);
            until = fields.date("/until", until);
            StockBodies.checkFamilies(fields, families, MAX_FAMILIES);
            fields.check();
        }

        Issue issue(String owner, List<UUID> families) {
            return new Issue(
                    owner,
                    warehouseId,
                    runId,
                    Objects.requireNonNull(month),
                    village,
                    item,
                    Objects.requireNonNull(perFamily),
                    Objects.requireNonNull(until),
                    families);
        }
    }

    /** The code that stands on the voucher. */
    public record CheckBody(String code) {
        public CheckBody {
            Fields fields = new Fields();
            code = fields.text("/code", code, 1, MOST_OF_A_CODE);
            fields.check();
        }
    }

    /**
     * The code that stands on the voucher, and where the goods are fetched.
     *
     * @param outlet its code; the warehouse where it is left out
     */
    public record RedemptionBody(String code, @Nullable String outlet) {
        public RedemptionBody {
            Fields fields = new Fields();
            code = fields.text("/code", code, 1, MOST_OF_A_CODE);
            if (outlet != null) {
                outlet = fields.matching("/outlet", outlet, StockBodies.CODE, "a code as KIOS_1");
            }
            fields.check();
        }
    }

    /** Whose voucher it is, and what happened to it or to the paper. */
    public record EndBody(UUID familyId, String reason) {
        public EndBody {
            Fields fields = new Fields();
            familyId = fields.uuid("/familyId", familyId);
            reason = fields.text("/reason", reason, 1, 500);
            fields.check();
        }
    }

    /** Why they, or another paper, are not given out. */
    public record RefusalBody(String reason) {
        public RefusalBody {
            Fields fields = new Fields();
            reason = fields.text("/reason", reason, 1, 500);
            fields.check();
        }
    }

    /**
     * The vouchers of a village.
     *
     * @param open those who may still come
     * @param replacements lost papers for which another is asked, and nobody has agreed yet
     */
    public record VoucherBookAnswer(
            UUID id,
            Issue issue,
            VoucherBook.Stage state,
            String issuedBy,
            int vouchers,
            int redeemed,
            int open,
            List<ReplacementAsked> replacements) {
        public VoucherBookAnswer {
            replacements = List.copyOf(replacements);
        }
    }

    /** All of a book, in the order of their families. */
    public record VoucherList(List<VoucherAnswer> items) {
        public VoucherList {
            items = List.copyOf(items);
        }
    }

    /**
     * What an outlet may know of the voucher in its hands: nothing of whose it is.
     *
     * @param good whether its goods may be handed over today
     * @param state OPEN, REDEEMED, CANCELLED, LAPSED, or REPLACED by another paper
     * @param item what it is worth
     * @param perFamily so many of it
     * @param redeemedOn where it is redeemed, the day and the outlet
     */
    public record VoucherCheck(
            boolean good,
            String state,
            @Nullable String number,
            String item,
            long perFamily,
            @Nullable LocalDate from,
            LocalDate until,
            @Nullable LocalDate redeemedOn,
            @Nullable String outlet) {}

    /** What an outlet has handed over against vouchers in some days, item by item. */
    public record Settlement(String owner, LocalDate from, LocalDate to, List<Settled> items) {
        public Settlement {
            items = List.copyOf(items);
        }
    }

    /**
     * One item at one outlet.
     *
     * @param outlet empty for a redemption of which none was recorded
     * @param quantity of the item, or of the kit
     */
    public record Settled(String outlet, String item, int vouchers, long quantity) {}

    /**
     * One voucher.
     *
     * @param number null while they are not agreed to
     * @param state OPEN, REDEEMED, CANCELLED or LAPSED
     */
    public record VoucherAnswer(UUID familyId, @Nullable String number, String code, String state) {
        @Override
        public String toString() {
            return "VoucherAnswer[masked]";
        }
    }
}
