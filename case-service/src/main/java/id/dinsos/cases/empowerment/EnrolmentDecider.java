package id.dinsos.cases.empowerment;

import id.dinsos.cases.empowerment.Enrolment.Stage;
import id.dinsos.cases.empowerment.Enrolment.Standing;
import id.dinsos.cases.empowerment.EnrolmentDecider.Command;
import id.dinsos.cases.empowerment.EnrolmentEvent.CertificateGiven;
import id.dinsos.cases.empowerment.EnrolmentEvent.DayAttended;
import id.dinsos.cases.empowerment.EnrolmentEvent.Outcome;
import id.dinsos.cases.empowerment.EnrolmentEvent.OutcomeSeen;
import id.dinsos.cases.empowerment.EnrolmentEvent.PersonEnrolled;
import id.dinsos.cases.empowerment.EnrolmentEvent.RelapseSeen;
import id.dinsos.cases.empowerment.EnrolmentEvent.StartingHelpGiven;
import id.dinsos.cases.empowerment.EnrolmentEvent.TrainingLeft;
import id.dinsos.cases.empowerment.EnrolmentEvent.Words;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.PersonalData;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The rules of an enrolment: one at a time in a programme for a person; a certificate for who was
 * there often enough; starting help after it, each kind once and only as the programme foresees;
 * visits when they are due and not before. Who has relapsed may be enrolled again, as a new one.
 */
public final class EnrolmentDecider implements Decider<Command, Enrolment, EnrolmentEvent> {
    private static final int EARLY_DAYS = 14;

    /** What can be asked of an enrolment. */
    public sealed interface Command {
        record Enrol(PersonEnrolled as) implements Command {}

        record Attend(LocalDate day, boolean present, LocalDate today, Instant at)
                implements Command {}

        record Certify(String number, LocalDate day, LocalDate today, Instant at)
                implements Command {}

        record Help(StartingHelpGiven given, LocalDate today) implements Command {}

        record Leave(String reason, Instant at) implements Command {}

        record See(LocalDate due, Outcome outcome, String words, LocalDate today, Instant at)
                implements Command {}

        record Relapse(String words, Instant at) implements Command {}
    }

    public static Aggregate<Command, Enrolment, EnrolmentEvent> aggregate() {
        return Aggregate.of(new EnrolmentDecider())
                .claiming(EnrolmentDecider::claims)
                .ownedBy(state -> state instanceof Standing one ? one.begun().owner() : null);
    }

    /** While somebody is trained they are not enrolled in the same a second time. */
    private static Claims claims(UUID id, Enrolment before, EnrolmentEvent event) {
        if (event instanceof PersonEnrolled begun) {
            return Claims.take(claim(id, begun));
        }
        boolean ends =
                event instanceof CertificateGiven
                        || event instanceof TrainingLeft
                        || event instanceof RelapseSeen;
        return ends && before instanceof Standing standing && standing.goesOn()
                ? Claims.release(claim(id, standing.begun()))
                : Claims.NONE;
    }

    private static Claim claim(UUID id, PersonEnrolled begun) {
        return Claim.of(
                "enrolment",
                (begun.ref() + "/" + begun.programme().code()).getBytes(StandardCharsets.UTF_8),
                id,
                EmpowermentCode.ENROLMENT_STANDS_ALREADY);
    }

    @Override
    public Enrolment initial() {
        return new Enrolment.None();
    }

    @Override
    public Decision<EnrolmentEvent> decide(Command command, Enrolment state) {
        if (!(state instanceof Standing known)) {
            return command instanceof Command.Enrol enrol
                    ? Decision.accept(enrol.as())
                    : Decision.refuse(
                            EmpowermentCode.ENROLMENT_UNKNOWN, "there is no such enrolment");
        }
        return switch (command) {
            case Command.Enrol enrol -> wrong(known);
            case Command.Attend attend -> attend(attend, known);
            case Command.Certify certify -> certify(certify, known);
            case Command.Help help -> help(help, known);
            case Command.Leave leave ->
                    known.goesOn()
                            ? Decision.accept(
                                    new TrainingLeft(words(known, leave.reason()), leave.at()))
                            : wrong(known);
            case Command.See see -> see(see, known);
            case Command.Relapse relapse ->
                    known.stage() == Stage.RELAPSED
                            ? wrong(known)
                            : Decision.accept(
                                    new RelapseSeen(words(known, relapse.words()), relapse.at()));
        };
    }

    private static Decision<EnrolmentEvent> attend(Command.Attend command, Standing known) {
        if (!known.goesOn()) {
            return wrong(known);
        }
        if (isOutside(command.day(), known, command.today())) {
            return outside();
        }
        Boolean said = known.days().get(command.day());
        return said != null && said == command.present()
                ? Decision.accept()
                : Decision.accept(new DayAttended(command.day(), command.present(), command.at()));
    }

    private static Decision<EnrolmentEvent> certify(Command.Certify command, Standing known) {
        if (!known.goesOn()) {
            return wrong(known);
        }
        if (isOutside(command.day(), known, command.today())) {
            return outside();
        }
        int least = known.begun().programme().minAttendance();
        return known.days().isEmpty() || known.attendance() < least
                ? Decision.refuse(
                        EmpowermentCode.ENROLMENT_ATTENDANCE_TOO_LOW,
                        known.attendance()
                                + " % of "
                                + known.days().size()
                                + " days, "
                                + least
                                + " % are asked for")
                : Decision.accept(
                        new CertificateGiven(command.number(), command.day(), command.at()));
    }

    private static Decision<EnrolmentEvent> help(Command.Help command, Standing known) {
        if (known.stage() != Stage.CERTIFIED) {
            return wrong(known);
        }
        StartingHelpGiven given = command.given();
        if (isOutside(given.day(), known, command.today())) {
            return outside();
        }
        boolean foreseen = known.begun().programme().grants().contains(given.kind());
        boolean first = known.help().stream().noneMatch(one -> one.kind().equals(given.kind()));
        return foreseen && first
                ? Decision.accept(given)
                : Decision.refuse(
                        EmpowermentCode.ENROLMENT_GRANT_NOT_FORESEEN,
                        foreseen ? "given already" : "this programme gives none");
    }

    private static Decision<EnrolmentEvent> see(Command.See command, Standing known) {
        if (known.stage() != Stage.CERTIFIED) {
            return wrong(known);
        }
        if (!known.visits().containsKey(command.due())) {
            return Decision.refuse(
                    EmpowermentCode.ENROLMENT_FOLLOW_UP_UNKNOWN,
                    "visits are due on " + known.visits().keySet());
        }
        if (command.today().isBefore(command.due().minusDays(EARLY_DAYS))) {
            return Decision.refuse(
                    EmpowermentCode.ENROLMENT_FOLLOW_UP_EARLY, "this visit is not due yet");
        }
        Outcome before = known.visits().get(command.due());
        return before != null && before != Outcome.NOT_MET
                ? wrong(known)
                : Decision.accept(
                        new OutcomeSeen(
                                command.due(),
                                command.outcome(),
                                words(known, command.words()),
                                command.at()));
    }

    private static boolean isOutside(LocalDate day, Standing known, LocalDate today) {
        return day.isBefore(known.begun().startsOn()) || day.isAfter(today);
    }

    @Override
    public Enrolment evolve(Enrolment state, EnrolmentEvent event) {
        if (event instanceof PersonEnrolled begun) {
            return new Standing(
                    begun, Stage.ENROLLED, new TreeMap<>(), null, List.of(), new TreeMap<>());
        }
        Standing known = (Standing) state;
        return switch (event) {
            case PersonEnrolled begun -> known;
            case DayAttended attended -> known.attended(attended.day(), attended.present());
            case CertificateGiven certificate -> known.certified(certificate);
            case StartingHelpGiven given -> known.helped(given);
            case TrainingLeft left -> known.to(Stage.LEFT);
            case OutcomeSeen seen -> known.seen(seen.due(), seen.outcome());
            case RelapseSeen relapsed -> known.to(Stage.RELAPSED);
        };
    }

    private static PersonalData<Words> words(Standing known, String text) {
        UUID subject = known.begun().subject();
        return text.isEmpty()
                ? PersonalData.erased(subject)
                : PersonalData.of(subject, new Words(text));
    }

    private static Decision<EnrolmentEvent> outside() {
        return Decision.refuse(
                EmpowermentCode.ENROLMENT_DAY_OUT_OF_RANGE, "a day from the beginning up to today");
    }

    private static Decision<EnrolmentEvent> wrong(Standing known) {
        return Decision.refuse(
                EmpowermentCode.ENROLMENT_STEP_NOT_ALLOWED, "the enrolment is " + known.stage());
    }
}
