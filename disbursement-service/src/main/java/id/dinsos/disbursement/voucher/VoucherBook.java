package id.dinsos.disbursement.voucher;

import id.dinsos.disbursement.voucher.VoucherEvent.Issue;
import id.dinsos.eventstore.rules.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The vouchers of a village, made out together. */
public sealed interface VoucherBook {
    /** Under what the goods of one voucher are set aside. */
    static UUID voucherOf(UUID book, UUID family) {
        return Names.uuid("voucher", book, family);
    }

    /** None were made out. */
    record None() implements VoucherBook {}

    /**
     * Made out.
     *
     * @param by who made them out
     * @param ended the families whose voucher is good no more, and why
     */
    record Issued(Issue issue, String by, Stage stage, Map<UUID, End> ended)
            implements VoucherBook {
        public Issued {
            ended = Map.copyOf(ended);
        }

        Issued at(Stage next) {
            return new Issued(issue, by, next, ended);
        }

        Issued ended(List<UUID> families, End end) {
            Map<UUID, End> all = new HashMap<>(ended);
            families.forEach(family -> all.put(family, end));
            return new Issued(issue, by, stage, all);
        }

        /** Those who have not come yet and still may. */
        List<UUID> open() {
            return issue.families().stream().filter(family -> !ended.containsKey(family)).toList();
        }

        boolean isOpen(UUID family) {
            return !ended.containsKey(family);
        }
    }

    /** How far they have come. */
    enum Stage {
        ISSUED,
        APPROVED,
        REFUSED
    }

    /** What became of a voucher. */
    enum End {
        REDEEMED,
        CANCELLED,
        LAPSED
    }
}
