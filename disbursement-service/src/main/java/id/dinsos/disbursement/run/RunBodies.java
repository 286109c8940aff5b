package id.dinsos.disbursement.run;

import id.dinsos.disbursement.run.RunEvent.Paper;
import id.dinsos.disbursement.run.RunEvent.Papers;
import id.dinsos.eventstore.rules.RefusedException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What callers send about runs. */
public final class RunBodies {
    private RunBodies() {}

    /** What to open. */
    public record OpenBody(String programme, List<YearMonth> months, String owner) {
        public OpenBody {
            Objects.requireNonNull(programme, "programme is missing");
            Objects.requireNonNull(owner, "owner is missing");
            months = List.copyOf(Objects.requireNonNull(months, "months are missing"));
        }
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
                throw new IllegalArgumentException(field + " needs a number and a date");
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
