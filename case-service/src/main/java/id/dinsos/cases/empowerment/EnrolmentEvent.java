package id.dinsos.cases.empowerment;

import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to somebody's enrolment. Released shapes are frozen. */
public sealed interface EnrolmentEvent {
    /**
     * Somebody of a case was enrolled.
     *
     * @param ref names them within the case
     * @param subject whose key guards what is said of it
     * @param site where they have a place; null where the programme has none
     */
    record PersonEnrolled(
            UUID caseId,
            String owner,
            UUID ref,
            UUID subject,
            EmpowermentProgramme programme,
            @Nullable UUID site,
            LocalDate startsOn,
            Instant at)
            implements EnrolmentEvent {}

    /** On a day they were there, or were not; said again where it was said wrongly. */
    record DayAttended(LocalDate day, boolean present, Instant at) implements EnrolmentEvent {}

    /** They have learned it; the visits are counted from that day. */
    record CertificateGiven(String number, LocalDate day, Instant at) implements EnrolmentEvent {}

    /**
     * They got something to begin with.
     *
     * @param kind TOOLS or MONEY
     * @param receipt number of the paper they signed
     */
    record StartingHelpGiven(
            String kind, String what, long amountRupiah, String receipt, LocalDate day, Instant at)
            implements EnrolmentEvent {}

    /** They left before the end. */
    record TrainingLeft(PersonalData<Words> reason, Instant at) implements EnrolmentEvent {}

    /** They were visited, or were not met. */
    record OutcomeSeen(LocalDate due, Outcome outcome, PersonalData<Words> words, Instant at)
            implements EnrolmentEvent {}

    /** They are back in what it was to lead them out of. */
    record RelapseSeen(PersonalData<Words> words, Instant at) implements EnrolmentEvent {}

    /** How somebody lives at a visit. */
    enum Outcome {
        WORKING,
        SELF_EMPLOYED,
        STUDYING,
        WITHOUT_WORK,
        NOT_MET,
        RELAPSED
    }

    /** Somebody's words: personal data. */
    record Words(String text) {
        @Override
        public String toString() {
            return "Words[masked]";
        }
    }
}
