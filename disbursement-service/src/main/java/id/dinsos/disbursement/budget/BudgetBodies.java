package id.dinsos.disbursement.budget;

import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.contracts.Rupiah;
import id.dinsos.eventstore.rules.Fields;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
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
            Fields fields = new Fields();
            programme = fields.text("/programme", programme, 1, 200);
            source = fields.text("/source", source, 1, 200);
            owner = fields.region("/owner", owner, Level.PROVINCE, Level.REGENCY).code();
            fields.expect(year >= 2000 && year <= 2999, "/year", "a fiscal year");
            var unused = fields.rupiah("/allottedRupiah", allottedRupiah, 1);
            decree = fields.required("/decree", decree, DecreeBody.NONE);
            fields.check();
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

    /**
     * What is shifted to another budget.
     *
     * @param decree that says so
     */
    public record ShiftBody(
            @Nullable UUID to, @Nullable Long amountRupiah, @Nullable DecreeBody decree) {
        BudgetCommand.ProposeShift command(String by) {
            Fields fields = new Fields();
            UUID other = fields.uuid("/to", to);
            Rupiah amount = fields.rupiah("/amountRupiah", amountRupiah, 1);
            DecreeBody paper = fields.required("/decree", decree, DecreeBody.NONE);
            fields.check();
            return new BudgetCommand.ProposeShift(other, amount, paper.number(), paper.date(), by);
        }
    }

    /** A decree by number and date. */
    public record DecreeBody(String number, LocalDate date) {
        private static final DecreeBody NONE = new DecreeBody("-", LocalDate.EPOCH);

        public DecreeBody {
            Fields fields = new Fields();
            number = fields.text("/number", number, 1, 200);
            date = fields.date("/date", date);
            fields.check();
        }
    }

    /** What is set aside for one month. */
    public record ReserveBody(@Nullable YearMonth month, long amountRupiah) {
        BudgetCommand.SetAside command() {
            Fields fields = new Fields();
            YearMonth of = fields.month("/month", month);
            Rupiah amount = fields.rupiah("/amountRupiah", amountRupiah, 1);
            fields.check();
            return new BudgetCommand.SetAside(of, amount);
        }
    }

    /** The day on which the year is closed. */
    public record LapseBody(@Nullable LocalDate date) {
        LocalDate day() {
            Fields fields = new Fields();
            LocalDate day = fields.date("/date", date);
            fields.check();
            return day;
        }
    }
}
