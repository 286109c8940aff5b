package id.dinsos.cases.empowerment;

import id.dinsos.cases.empowerment.EnrolmentEvent.Outcome;
import id.dinsos.cases.empowerment.EnrolmentEvent.PersonEnrolled;
import id.dinsos.cases.empowerment.EnrolmentEvent.StartingHelpGiven;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Somebody's enrolment. */
public sealed interface Enrolment {
    /** Nobody is enrolled under this id. */
    record None() implements Enrolment {}

    /**
     * As far as it has come.
     *
     * @param days whether they were there, by day
     * @param certificate null before there is one
     * @param visits what was seen, by the day it was due; null while nobody was there
     */
    record Standing(
            PersonEnrolled begun,
            Stage stage,
            SortedMap<LocalDate, Boolean> days,
            EnrolmentEvent.@Nullable CertificateGiven certificate,
            List<StartingHelpGiven> help,
            SortedMap<LocalDate, @Nullable Outcome> visits)
            implements Enrolment {
        Standing to(Stage newer) {
            return new Standing(begun, newer, days, certificate, help, visits);
        }

        Standing attended(LocalDate day, boolean present) {
            SortedMap<LocalDate, Boolean> all = new TreeMap<>(days);
            all.put(day, present);
            return new Standing(begun, stage, all, certificate, help, visits);
        }

        Standing certified(EnrolmentEvent.CertificateGiven paper) {
            SortedMap<LocalDate, @Nullable Outcome> due = new TreeMap<>();
            begun.programme().followUps().forEach(after -> due.put(paper.day().plus(after), null));
            return new Standing(begun, Stage.CERTIFIED, days, paper, help, due);
        }

        Standing helped(StartingHelpGiven given) {
            List<StartingHelpGiven> all = new ArrayList<>(help);
            all.add(given);
            return new Standing(begun, stage, days, certificate, List.copyOf(all), visits);
        }

        Standing seen(LocalDate due, Outcome outcome) {
            SortedMap<LocalDate, @Nullable Outcome> all = new TreeMap<>(visits);
            all.put(due, outcome);
            return new Standing(
                    begun,
                    outcome == Outcome.RELAPSED ? Stage.RELAPSED : stage,
                    days,
                    certificate,
                    help,
                    all);
        }

        /** In percent of the days recorded, rounded down. */
        int attendance() {
            long present = days.values().stream().filter(Boolean::booleanValue).count();
            return days.isEmpty() ? 0 : Math.toIntExact(present * 100 / days.size());
        }

        /** Whether one cannot be enrolled in the same beside it. */
        boolean goesOn() {
            return stage == Stage.ENROLLED;
        }
    }

    /** How far it has come. */
    enum Stage {
        ENROLLED,
        LEFT,
        CERTIFIED,
        RELAPSED
    }
}
