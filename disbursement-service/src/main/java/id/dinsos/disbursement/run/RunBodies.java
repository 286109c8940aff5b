package id.dinsos.disbursement.run;

import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.paper.PaperForms.PaperBody;
import id.dinsos.disbursement.paper.PaperForms.SignatoryBody;
import id.dinsos.eventstore.rules.Fields;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers send about runs. */
public final class RunBodies {
    private RunBodies() {}

    /**
     * What to open.
     *
     * @param source of the funds it is paid from; left out: the usual one
     */
    public record OpenBody(
            String programme, List<YearMonth> months, String owner, @Nullable String source) {
        public OpenBody {
            Fields fields = new Fields();
            source = fields.optional("/source", source, 200);
            programme = fields.text("/programme", programme, 1, 200);
            owner = fields.region("/owner", owner, Level.PROVINCE, Level.REGENCY).code();
            months = fields.list("/months", asSent(months), 1, 12, (at, month) -> month);
            fields.expect(ascend(months), "/months", "ascending months of one fiscal year");
            fields.check();
        }
    }

    /** A body may lack the list, or hold nulls in it, whatever the type says. */
    private static @Nullable List<@Nullable YearMonth> asSent(@Nullable List<YearMonth> months) {
        return months == null ? null : new ArrayList<@Nullable YearMonth>(months);
    }

    private static boolean ascend(List<YearMonth> months) {
        for (int i = 1; i < months.size(); i++) {
            if (!months.get(i - 1).isBefore(months.get(i))) {
                return false;
            }
        }
        return months.isEmpty() || months.getFirst().getYear() == months.getLast().getYear();
    }

    /** What a roster is submitted with. */
    public record SubmissionBody(@Nullable PaperBody rosterDecree) {}

    /** An order to pay (SPM). */
    public record OrderBody(
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable List<SignatoryBody> signatories,
            @Nullable Long amountRupiah) {
        PaperBody paper() {
            return new PaperBody(number, date, signatories);
        }

        Rupiah amount() {
            Fields fields = new Fields();
            Rupiah amount = fields.rupiah("/amountRupiah", amountRupiah, 1);
            fields.check();
            return amount;
        }
    }

    /**
     * The release of its money (SP2D).
     *
     * @param order the number of the order
     */
    public record FundReleaseBody(
            @Nullable String order,
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable List<SignatoryBody> signatories) {
        PaperBody paper() {
            return new PaperBody(number, date, signatories);
        }

        String orderNumber() {
            Fields fields = new Fields();
            String of = fields.text("/order", order, 1, 200);
            fields.check();
            return of;
        }
    }

    /** A word of the approver. */
    public record ApprovalBody(@Nullable String note) {}

    /** Why a run is given up. */
    public record CancellationBody(@Nullable String reason) {}
}
