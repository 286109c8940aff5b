package id.dinsos.cases.facility;

import id.dinsos.cases.facility.Facility.Bed;
import id.dinsos.cases.facility.Facility.Running;
import id.dinsos.cases.facility.Facility.Waiting;
import id.dinsos.cases.facility.FacilityDecider.Command;
import id.dinsos.cases.facility.FacilityEvent.*;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The rules of beds: no more are given than there are; a capacity is not cut below who is in; a
 * reservation lapses by itself; and while somebody waits for a class of beds, a free one goes to
 * who has waited longest.
 */
public final class FacilityDecider implements Decider<Command, Facility, FacilityEvent> {
    /** What can be asked of a facility. */
    public sealed interface Command {
        record Open(
                String owner,
                String name,
                String kind,
                boolean hidden,
                PersonalData<Address> address,
                Instant at)
                implements Command {}

        record SetCapacity(String bedClass, int beds, Instant at) implements Command {}

        record Reserve(UUID reservation, String bedClass, UUID caseId, Instant until, Instant at)
                implements Command {}

        record Release(UUID reservation, Instant at) implements Command {}

        record Occupy(UUID reservation, Instant at) implements Command {}

        record Free(UUID reservation, Instant at) implements Command {}

        record Wait(UUID reservation, String bedClass, UUID caseId, Instant at)
                implements Command {}

        record StopWaiting(UUID reservation, Instant at) implements Command {}
    }

    public static Aggregate<Command, Facility, FacilityEvent> aggregate() {
        return Aggregate.of(new FacilityDecider())
                .ownedBy(state -> state instanceof Running running ? running.owner() : null);
    }

    @Override
    public Facility initial() {
        return new Facility.None();
    }

    @Override
    public Decision<FacilityEvent> decide(Command command, Facility state) {
        if (command instanceof Command.Open open) {
            return state instanceof Facility.None
                    ? Decision.accept(
                            new FacilityOpened(
                                    open.owner(),
                                    open.name(),
                                    open.kind(),
                                    open.hidden(),
                                    open.address(),
                                    open.at()))
                    : Decision.refuse(
                            FacilityCode.FACILITY_ALREADY_OPEN, "this facility is on record");
        }
        return state instanceof Running running
                ? decide(command, running)
                : Decision.refuse(
                        FacilityCode.FACILITY_UNKNOWN, "there is no facility with this id");
    }

    private static Decision<FacilityEvent> decide(Command command, Running state) {
        return switch (command) {
            case Command.Open open -> throw new IllegalStateException("decided before");
            case Command.SetCapacity set ->
                    set.beds() < state.used(set.bedClass(), set.at())
                            ? Decision.refuse(
                                    FacilityCode.FACILITY_CAPACITY_IN_USE,
                                    state.used(set.bedClass(), set.at())
                                            + " beds of this class are in use")
                            : Decision.accept(
                                    new CapacitySet(set.bedClass(), set.beds(), set.at()));
            case Command.Reserve reserve -> reserve(reserve, state);
            case Command.Release release -> release(release, state);
            case Command.Occupy occupy -> occupy(occupy, state);
            case Command.Free free -> {
                Bed bed = state.beds().get(free.reservation());
                yield bed == null || !bed.occupied()
                        ? unknown()
                        : Decision.accept(new BedFreed(free.reservation(), free.at()));
            }
            case Command.Wait wait ->
                    state.waiting().stream()
                                    .anyMatch(w -> w.reservation().equals(wait.reservation()))
                            ? Decision.accept()
                            : Decision.accept(
                                    new WaitingBegun(
                                            wait.reservation(),
                                            wait.bedClass(),
                                            wait.caseId(),
                                            wait.at()));
            case Command.StopWaiting stop ->
                    state.waiting().stream()
                                    .anyMatch(w -> w.reservation().equals(stop.reservation()))
                            ? Decision.accept(new WaitingEnded(stop.reservation(), stop.at()))
                            : Decision.accept();
        };
    }

    private static Decision<FacilityEvent> reserve(Command.Reserve command, Running state) {
        Bed known = state.beds().get(command.reservation());
        if (known != null && known.counts(command.at())) {
            return Decision.refuse(
                    FacilityCode.FACILITY_RESERVED_ALREADY, "a bed is kept for this already");
        }
        List<Waiting> before =
                state.waiting().stream()
                        .filter(waiting -> waiting.bedClass().equals(command.bedClass()))
                        .toList();
        boolean next = before.isEmpty() || before.getFirst().caseId().equals(command.caseId());
        if (state.free(command.bedClass(), command.at()) <= 0) {
            return Decision.refuse(FacilityCode.FACILITY_FULL, "no bed of this class is free");
        }
        if (!next) {
            return Decision.refuse(
                    FacilityCode.FACILITY_OTHERS_WAIT,
                    before.size() + " wait for a bed of this class");
        }
        BedReserved reserved =
                new BedReserved(
                        command.reservation(),
                        command.bedClass(),
                        command.caseId(),
                        command.until(),
                        command.at());
        return before.isEmpty()
                ? Decision.accept(reserved)
                : Decision.accept(
                        new WaitingEnded(before.getFirst().reservation(), command.at()), reserved);
    }

    private static Decision<FacilityEvent> release(Command.Release command, Running state) {
        Bed bed = state.beds().get(command.reservation());
        return bed == null || bed.occupied()
                ? Decision.accept()
                : Decision.accept(new ReservationReleased(command.reservation(), command.at()));
    }

    private static Decision<FacilityEvent> occupy(Command.Occupy command, Running state) {
        Bed bed = state.beds().get(command.reservation());
        if (bed == null) {
            return unknown();
        }
        if (bed.occupied()) {
            return Decision.accept();
        }
        // A lapsed reservation still counts where nobody has taken the bed meanwhile.
        boolean kept = bed.counts(command.at()) || state.free(bed.bedClass(), command.at()) > 0;
        return kept
                ? Decision.accept(new BedOccupied(command.reservation(), command.at()))
                : Decision.refuse(
                        FacilityCode.FACILITY_RESERVATION_LAPSED,
                        "the reservation has lapsed and the bed is taken");
    }

    private static Decision<FacilityEvent> unknown() {
        return Decision.refuse(
                FacilityCode.FACILITY_RESERVATION_UNKNOWN, "there is no such reservation");
    }

    @Override
    public Facility evolve(Facility state, FacilityEvent event) {
        if (event instanceof FacilityOpened opened) {
            return new Running(
                    opened.owner(),
                    opened.name(),
                    opened.kind(),
                    opened.hidden(),
                    new TreeMap<>(),
                    new LinkedHashMap<>(),
                    List.of());
        }
        Running running = (Running) state;
        return switch (event) {
            case FacilityOpened opened -> running;
            case CapacitySet set -> running.with(set.bedClass(), set.beds());
            case BedReserved reserved ->
                    running.with(
                            reserved.reservation(),
                            new Bed(
                                    reserved.bedClass(),
                                    reserved.caseId(),
                                    reserved.until(),
                                    false));
            case ReservationReleased released -> running.without(released.reservation());
            case BedOccupied occupied -> {
                Bed bed = running.beds().get(occupied.reservation());
                yield bed == null
                        ? running
                        : running.with(
                                occupied.reservation(),
                                new Bed(bed.bedClass(), bed.caseId(), bed.until(), true));
            }
            case BedFreed freed -> running.without(freed.reservation());
            case WaitingBegun begun ->
                    running.waiting(
                            new Waiting(
                                    begun.reservation(),
                                    begun.bedClass(),
                                    begun.caseId(),
                                    begun.at()));
            case WaitingEnded ended -> running.notWaiting(ended.reservation());
        };
    }
}
