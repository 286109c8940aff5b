package id.dinsos.disbursement.assistance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list of a decree: who receives aid under it. */
public sealed interface AidList {
    /** Nobody has prepared it. */
    record None() implements AidList {}

    /**
     * Prepared, and as far as it has come.
     *
     * @param payees by request, once approved
     * @param files of the bank in which it leaves
     * @param approvedBy empty while nobody has
     */
    record Prepared(Plan plan, Stage stage, List<Payee> payees, List<UUID> files, String approvedBy)
            implements AidList {
        public Prepared {
            payees = List.copyOf(payees);
            files = List.copyOf(files);
        }

        Prepared at(Stage next) {
            return new Prepared(plan, next, payees, files, approvedBy);
        }
    }

    /**
     * What is on it.
     *
     * @param budget of the programme and the year, from which it is paid
     * @param month in which it is paid
     * @param preparedBy who never approves it
     */
    record Plan(
            String owner,
            String programme,
            String decreeNumber,
            LocalDate decreeDate,
            UUID budget,
            YearMonth month,
            List<Line> lines,
            String preparedBy) {
        public Plan {
            lines = List.copyOf(lines);
        }

        public long totalRupiah() {
            return lines.stream().mapToLong(Line::amountRupiah).sum();
        }
    }

    /** One beneficiary of it. */
    record Line(UUID request, UUID beneficiary, String region, long amountRupiah) {}

    /**
     * Who receives the money of a request.
     *
     * @param account fingerprint of the account looked at by the approval
     */
    record Payee(UUID request, UUID payee, @Nullable String account) {}

    /** How far it has come. */
    enum Stage {
        PREPARED,
        APPROVED,
        /** Its bank files are made. */
        FILED,
        /** They have left. */
        RELEASED,
        REJECTED
    }
}
