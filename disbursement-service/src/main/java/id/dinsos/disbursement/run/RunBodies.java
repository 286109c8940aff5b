package id.dinsos.disbursement.run;

import id.dinsos.disbursement.run.RunEvent.Paper;
import id.dinsos.disbursement.run.RunEvent.Papers;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers send about runs. */
public final class RunBodies {
    private RunBodies() {}

    /** What to open. */
    public record OpenBody(String programme, List<YearMonth> months, String owner) {
        public OpenBody {
            Fields fields = new Fields();
            programme = fields.text("/programme", programme, 1, 200);
            owner = fields.region("/owner", owner).code();
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

    /** The papers of a roster; all of them are needed. */
    public record SubmissionBody(
            @Nullable PaperBody rosterDecree,
            @Nullable PaperBody paymentOrder,
            @Nullable PaperBody fundRelease) {
        /**
         * No paper is signed tomorrow, or was before the year that precedes what it is for.
         *
         * @param first month that is paid
         */
        public Papers papers(LocalDate today, YearMonth first) {
            return new Papers(
                    paper("rosterDecree", rosterDecree, today, first),
                    paper("paymentOrder", paymentOrder, today, first),
                    paper("fundRelease", fundRelease, today, first));
        }

        private static Paper paper(
                String field, @Nullable PaperBody body, LocalDate today, YearMonth first) {
            if (body == null
                    || body.number() == null
                    || body.number().isBlank()
                    || body.date() == null) {
                Fields fields = new Fields();
                fields.fault("/" + field, Fields.MISSING, "a paper has a number and a date");
                fields.check();
                throw new IllegalStateException("a fault is refused");
            }
            LocalDate date = body.date();
            if (date.isAfter(today) || date.getYear() < first.getYear() - 1) {
                throw RefusedException.of(
                        RunCode.PAPER_DATE_IMPLAUSIBLE,
                        "%s of %s is dated %s".formatted(field, first, date));
            }
            return new Paper(body.number(), date);
        }
    }

    /** A paper by number and date. */
    public record PaperBody(@Nullable String number, @Nullable LocalDate date) {}

    /** A word of the approver. */
    public record ApprovalBody(@Nullable String note) {}

    /** Why a run is given up. */
    public record CancellationBody(@Nullable String reason) {}
}
