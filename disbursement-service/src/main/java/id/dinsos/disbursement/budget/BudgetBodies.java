package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import id.dinsos.eventstore.rules.Fields;
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
            if (allottedRupiah < 1) {
                throw new IllegalArgumentException("allottedRupiah must be at least 1");
            }
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

    /**
     * What the allotment should be.
     *
     * @param decree that says so
     */
    public record CorrectionBody(
            @Nullable Long allottedRupiah, @Nullable DecreeBody decree, @Nullable String reason) {
        BudgetCommand.Correct command() {
            Fields fields = new Fields();
            Rupiah allotted = fields.rupiah("/allottedRupiah", allottedRupiah, 1);
            String why = fields.prose("/reason", reason, 1, 500);
            fields.expect(
                    decree != null, "/decree", "a correction needs the decree's number and date");
            fields.check();
            DecreeBody paper = Objects.requireNonNull(decree);
            return new BudgetCommand.Correct(allotted, paper.number(), paper.date(), why);
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
