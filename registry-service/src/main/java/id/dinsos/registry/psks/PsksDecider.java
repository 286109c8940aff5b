package id.dinsos.registry.psks;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.psks.Psks.Assignment;
import id.dinsos.registry.psks.Psks.Contact;
import id.dinsos.registry.psks.Psks.EndReason;
import id.dinsos.registry.psks.Psks.Kind;
import id.dinsos.registry.psks.Psks.None;
import id.dinsos.registry.psks.Psks.Registered;
import id.dinsos.registry.psks.Psks.SuspendReason;
import id.dinsos.registry.psks.PsksDecider.Command;
import id.dinsos.registry.psks.PsksEvent.AssignmentEnded;
import id.dinsos.registry.psks.PsksEvent.ContactCorrected;
import id.dinsos.registry.psks.PsksEvent.PsksAssigned;
import id.dinsos.registry.psks.PsksEvent.PsksEnded;
import id.dinsos.registry.psks.PsksEvent.PsksRegistered;
import id.dinsos.registry.psks.PsksEvent.PsksResumed;
import id.dinsos.registry.psks.PsksEvent.PsksSuspended;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one service resource. Each kind serves regions of certain levels, within the region
 * of the office that keeps it; in one region it holds one assignment at a time. That a district has
 * one TKSK only is a rule of the district's {@link PostDecider post}. A resource that ended is
 * closed; to serve again it is put on record anew. A command that would change nothing is accepted
 * and records nothing.
 */
public final class PsksDecider implements Decider<Command, Psks, PsksEvent> {
    /** More than anybody serves in a lifetime. */
    public static final int MAX_ASSIGNMENTS = 200;

    /** What may be asked of a resource's record. */
    public sealed interface Command {}

    public record Register(
            String owner, Kind kind, @Nullable UUID personId, PersonalData<Contact> contact)
            implements Command {}

    public record CorrectContact(PersonalData<Contact> contact) implements Command {}

    public record Assign(Assignment assignment) implements Command {}

    public record EndAssignment(UUID assignmentId, LocalDate lastDay, EndReason reason)
            implements Command {}

    public record Suspend(LocalDate from, SuspendReason reason) implements Command {}

    /**
     * @param on the first day it serves again
     */
    public record Resume(LocalDate on) implements Command {}

    public record End(LocalDate lastDay, EndReason reason) implements Command {}

    @Override
    public Psks initial() {
        return new None();
    }

    @Override
    public Decision<PsksEvent> decide(Command command, Psks state) {
        return switch (state) {
            case None() ->
                    command instanceof Register register
                            ? register(register)
                            : refuse(PsksCode.RESOURCE_UNKNOWN, "there is no such resource");
            case Registered known when command instanceof Register ->
                    refuse(PsksCode.RESOURCE_EXISTS, "it is on record already");
            case Registered known when known.endedOn() != null ->
                    refuse(PsksCode.RESOURCE_ENDED, "it ended on " + known.endedOn());
            case Registered known -> decide(command, known);
        };
    }

    private static Decision<PsksEvent> decide(Command command, Registered known) {
        return switch (command) {
            case Register ignored -> throw new IllegalStateException("handled above");
            case CorrectContact(var contact) ->
                    Objects.equals(contact.content(), known.contact().content())
                            ? accept()
                            : accept(new ContactCorrected(contact));
            case Assign(var assignment) -> assign(assignment, known);
            case EndAssignment end -> end(end, known);
            case Suspend(var from, var reason) -> suspend(from, reason, known);
            case Resume(var on) -> resume(on, known);
            case End(var lastDay, var reason) -> accept(new PsksEnded(lastDay, reason));
        };
    }

    private static Decision<PsksEvent> register(Register command) {
        return command.personId != null && !command.kind.isPerson()
                ? refuse(PsksCode.PERSON_FOR_ORGANISATION, "an organisation is no person")
                : accept(
                        new PsksRegistered(
                                command.owner, command.kind, command.personId, command.contact));
    }

    private static Decision<PsksEvent> assign(Assignment wanted, Registered known) {
        Assignment same = known.assignment(wanted.id());
        if (same != null) {
            return same.equals(wanted)
                    ? accept()
                    : refuse(PsksCode.ASSIGNMENT_EXISTS, "another assignment has this id");
        }
        RegionCode region = RegionCode.of(wanted.region());
        if (!known.kind().servesAt(region.level())) {
            return refuse(
                    PsksCode.ASSIGNMENT_LEVEL_WRONG,
                    "%s is not assigned to a %s".formatted(known.kind(), region.level()));
        }
        if (!RegionCode.of(known.owner()).covers(region)) {
            return refuse(
                    PsksCode.ASSIGNMENT_OUTSIDE_OWNER,
                    "%s lies outside of %s".formatted(region, known.owner()));
        }
        boolean overlaps =
                known.assignments().stream()
                        .anyMatch(one ->
                                one.region().equals(wanted.region())
                                        && one.period().overlaps(wanted.period()));
        if (overlaps) {
            return refuse(PsksCode.ASSIGNMENT_OVERLAPS, "it serves there at that time already");
        }
        return known.assignments().size() < MAX_ASSIGNMENTS
                ? accept(new PsksAssigned(wanted))
                : refuse(PsksCode.TOO_MANY_ASSIGNMENTS, "at most " + MAX_ASSIGNMENTS);
    }

    private static Decision<PsksEvent> end(EndAssignment command, Registered known) {
        Assignment assignment = known.assignment(command.assignmentId);
        if (assignment == null) {
            return refuse(PsksCode.ASSIGNMENT_UNKNOWN, "it has no such assignment");
        }
        LocalDate until = assignment.period().until();
        if (command.lastDay.isBefore(assignment.period().from())) {
            return refuse(PsksCode.DAY_BEFORE_START, "it began on " + assignment.period().from());
        }
        if (command.lastDay.equals(until)) {
            return accept();
        }
        return until != null && until.isBefore(command.lastDay)
                ? refuse(PsksCode.DAY_AFTER_END, "it ends on " + until + " already")
                : accept(
                        new AssignmentEnded(command.assignmentId, command.lastDay, command.reason));
    }

    private static Decision<PsksEvent> suspend(
            LocalDate from, SuspendReason reason, Registered known) {
        if (known.suspended()) {
            return refuse(PsksCode.ALREADY_SUSPENDED, "it is suspended already");
        }
        Period wanted = new Period(from, null);
        return known.suspensions().stream().anyMatch(wanted::overlaps)
                ? refuse(PsksCode.SUSPENSION_OVERLAPS, "it was suspended on that day already")
                : accept(new PsksSuspended(from, reason));
    }

    private static Decision<PsksEvent> resume(LocalDate on, Registered known) {
        if (!known.suspended()) {
            return refuse(PsksCode.NOT_SUSPENDED, "it is not suspended");
        }
        LocalDate from = known.suspensions().getLast().from();
        return on.isAfter(from)
                ? accept(new PsksResumed(on))
                : refuse(PsksCode.DAY_BEFORE_START, "it was suspended on " + from);
    }

    @Override
    public Psks evolve(Psks state, PsksEvent event) {
        return switch (event) {
            case PsksRegistered e ->
                    new Registered(
                            e.owner(),
                            e.kind(),
                            e.personId(),
                            e.contact(),
                            List.of(),
                            List.of(),
                            null);
            case ContactCorrected(var contact) -> known(state).with(contact);
            case PsksAssigned(var assignment) -> known(state).with(assignment);
            case AssignmentEnded(var id, var lastDay, _) ->
                    known(state).with(id, one -> one.endingBy(lastDay));
            case PsksSuspended(var from, _) -> suspended(known(state), new Period(from, null));
            case PsksResumed(var on) -> resumed(known(state), on);
            case PsksEnded(var lastDay, _) -> known(state).ended(lastDay);
        };
    }

    private static Registered suspended(Registered known, Period period) {
        List<Period> all = new ArrayList<>(known.suspensions());
        all.add(period);
        return known.withSuspensions(all);
    }

    private static Registered resumed(Registered known, LocalDate on) {
        List<Period> all = new ArrayList<>(known.suspensions());
        all.add(new Period(all.removeLast().from(), on.minusDays(1)));
        return known.withSuspensions(all);
    }

    private static Registered known(Psks state) {
        return switch (state) {
            case Registered known -> known;
            case None() -> throw new IllegalStateException("an event before the registration");
        };
    }
}
