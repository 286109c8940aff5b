package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What callers send about budgets. */
public final class BudgetBodies {
    private BudgetBodies() {}

    /**
     * An allotment as its decree states it.
     *
     * @param funding what its runs draw on; left out: the allotment
     */
    public record AllotmentBody(
            String programme,
            int year,
            String owner,
            String source,
            long allottedRupiah,
            DecreeBody decree,
            Funding funding) {
        public AllotmentBody {
            required("programme", programme);
            required("source", source);
            Objects.requireNonNull(owner, "owner is missing");
            Objects.requireNonNull(decree, "decree is missing");
            if (year < 2000 || year > 2999) {
                throw new IllegalArgumentException("year must be a fiscal year");
            }
            funding = Objects.requireNonNullElse(funding, Funding.ALLOTMENT);
        }

        BudgetCommand.Allot command() {
            return new BudgetCommand.Allot(
                    programme,
                    year,
                    owner,
                    source,
                    Rupiah.of(allottedRupiah),
                    decree.number(),
                    decree.date(),
                    funding);
        }
    }

    /** A decree by number and date. */
    public record DecreeBody(String number, LocalDate date) {
        public DecreeBody {
            required("decree.number", number);
            Objects.requireNonNull(date, "decree.date is missing");
        }
    }

    /** What is set aside for one month. */
    public record ReserveBody(@Nullable YearMonth month, long amountRupiah) {
        BudgetCommand.SetAside command() {
            if (month == null) {
                throw new IllegalArgumentException("month is missing");
            }
            if (amountRupiah < 1) {
                throw new IllegalArgumentException("amountRupiah must be at least 1");
            }
            return new BudgetCommand.SetAside(month, Rupiah.of(amountRupiah));
        }
    }

    /** The day on which the year is closed. */
    public record LapseBody(@Nullable LocalDate date) {
        LocalDate day() {
            if (date == null) {
                throw new IllegalArgumentException("date is missing");
            }
            return date;
        }
    }

    private static void required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }
}
