package id.dinsos.disbursement.voucher;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.stock.StockBodies;
import id.dinsos.disbursement.voucher.VoucherEvent.Issue;
import id.dinsos.eventstore.rules.Fields;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What officers send about vouchers, and what they are answered. */
public final class VoucherBodies {
    private VoucherBodies() {}

    /**
     * What is to be made out, for those of a village whom a run entitles.
     *
     * @param until the last day on which they are good
     */
    public record IssueBody(
            UUID warehouseId,
            UUID runId,
            @Nullable YearMonth month,
            String village,
            String item,
            @Nullable Long perFamily,
            @Nullable LocalDate until) {
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
    public record RedemptionBody(String code) {
        public RedemptionBody {
            Fields fields = new Fields();
            code = fields.text("/code", code, 1, 20);
            fields.check();
        }
    }

    /** Whose voucher is worth nothing any more, and why. */
    public record CancellationBody(UUID familyId, String reason) {
        public CancellationBody {
            Fields fields = new Fields();
            familyId = fields.uuid("/familyId", familyId);
            reason = fields.text("/reason", reason, 1, 500);
            fields.check();
        }
    }

    /** Why they are not given out. */
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
     */
    public record VoucherBookAnswer(
            UUID id,
            Issue issue,
            VoucherBook.Stage state,
            String issuedBy,
            int vouchers,
            int redeemed,
            int open) {}

    /** All of a book, in the order of their families. */
    public record VoucherList(List<VoucherAnswer> items) {
        public VoucherList {
            items = List.copyOf(items);
        }
    }

    /**
     * One voucher.
     *
     * @param state OPEN, REDEEMED, CANCELLED or LAPSED
     */
    public record VoucherAnswer(UUID familyId, String code, String state) {
        @Override
        public String toString() {
            return "VoucherAnswer[masked]";
        }
    }
}
