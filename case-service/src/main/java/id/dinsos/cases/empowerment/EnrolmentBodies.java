package id.dinsos.cases.empowerment;

import id.dinsos.cases.empowerment.Enrolment.Standing;
import id.dinsos.cases.empowerment.EnrolmentEvent.CertificateGiven;
import id.dinsos.cases.empowerment.EnrolmentEvent.StartingHelpGiven;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What callers send with the steps of an enrolment, as they send it; the door checks it. */
final class EnrolmentBodies {
    private EnrolmentBodies() {}

    /**
     * Who begins what, where and when.
     *
     * @param ref names them within the case
     */
    public record Enrolling(
            @Nullable UUID caseId,
            @Nullable UUID ref,
            @Nullable String programme,
            @Nullable UUID site,
            @Nullable LocalDate startsOn) {}

    /** One day, and whether they were there. */
    public record Attending(@Nullable LocalDate day, @Nullable Boolean present) {}

    /** The certificate. */
    public record Certifying(@Nullable String number, @Nullable LocalDate day) {}

    /** What they got, and the paper they signed for it. */
    public record Helping(
            @Nullable String kind,
            @Nullable String what,
            @Nullable Long amountRupiah,
            @Nullable String receipt,
            @Nullable LocalDate day) {}

    /** How they live. */
    public record Seeing(@Nullable String outcome, @Nullable String words) {
        @Override
        public String toString() {
            return "Seeing[masked]";
        }
    }

    /** In at least ten characters. */
    public record Reason(@Nullable String reason) {
        @Override
        public String toString() {
            return "Reason[masked]";
        }
    }

    /** An enrolment as those see it who work on its case. */
    public record Shown(
            UUID id,
            UUID caseId,
            UUID ref,
            String programme,
            @Nullable UUID site,
            LocalDate startsOn,
            Enrolment.Stage state,
            int days,
            int attendancePercent,
            @Nullable String certificate,
            @Nullable LocalDate certifiedOn,
            List<Help> help,
            List<Visit> visits) {
        static Shown of(UUID id, Standing known) {
            CertificateGiven paper = known.certificate();
            return new Shown(
                    id,
                    known.begun().caseId(),
                    known.begun().ref(),
                    known.begun().programme().code(),
                    known.begun().site(),
                    known.begun().startsOn(),
                    known.stage(),
                    known.days().size(),
                    known.attendance(),
                    paper == null ? null : paper.number(),
                    paper == null ? null : paper.day(),
                    known.help().stream().map(Help::of).toList(),
                    known.visits().entrySet().stream()
                            .map(one -> new Visit(one.getKey(), one.getValue()))
                            .toList());
        }
    }

    /** What they got. */
    public record Help(String kind, String what, long amountRupiah, String receipt, LocalDate day) {
        static Help of(StartingHelpGiven given) {
            return new Help(
                    given.kind(), given.what(), given.amountRupiah(), given.receipt(), given.day());
        }
    }

    /** A visit, and what was seen; null while nobody was there. */
    public record Visit(LocalDate due, EnrolmentEvent.@Nullable Outcome outcome) {}
}
