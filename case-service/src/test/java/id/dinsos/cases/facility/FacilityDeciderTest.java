package id.dinsos.cases.facility;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.facility.FacilityDecider.Command;
import id.dinsos.cases.facility.FacilityEvent.*;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FacilityDeciderTest {
    private static final Instant AT = Instant.parse("2026-11-20T02:00:00Z");
    private static final Instant UNTIL = AT.plus(Duration.ofHours(24));
    private static final UUID A = new UUID(1, 1);
    private static final UUID B = new UUID(1, 2);
    private static final UUID C = new UUID(1, 3);
    private static final UUID CASE = new UUID(2, 2);

    @Test
    void the_last_bed_is_taken_once() {
        given(beds(1)).when(reserve(A)).then(reserved(A));
        given(beds(1), reserved(A)).when(reserve(B)).thenRefused(FacilityCode.FACILITY_FULL);
        given(beds(1), reserved(A))
                .when(reserve(A))
                .thenRefused(FacilityCode.FACILITY_RESERVED_ALREADY);
    }

    @Test
    void a_bed_of_another_class_is_no_bed() {
        given(beds(5))
                .when(new Command.Reserve(A, "WOMEN", CASE, UNTIL, AT))
                .thenRefused(FacilityCode.FACILITY_FULL);
    }

    @Test
    void a_reservation_lapses_by_itself() {
        Command.Reserve later = new Command.Reserve(B, "MEN", CASE, UNTIL.plusSeconds(9), UNTIL);

        given(beds(1), reserved(A))
                .when(later)
                .then(new BedReserved(B, "MEN", CASE, UNTIL.plusSeconds(9), UNTIL));
    }

    @Test
    void who_comes_late_still_has_the_bed_unless_somebody_took_it() {
        given(beds(1), reserved(A))
                .when(new Command.Occupy(A, UNTIL.plusSeconds(5)))
                .then(new BedOccupied(A, UNTIL.plusSeconds(5)));
        given(beds(1), reserved(A), new BedReserved(B, "MEN", CASE, UNTIL.plusSeconds(900), UNTIL))
                .when(new Command.Occupy(A, UNTIL.plusSeconds(5)))
                .thenRefused(FacilityCode.FACILITY_RESERVATION_LAPSED);
    }

    @Test
    void a_capacity_is_not_cut_below_who_is_in() {
        given(beds(2), reserved(A), new BedOccupied(A, AT), reserved(B))
                .when(new Command.SetCapacity("MEN", 1, AT))
                .thenRefused(FacilityCode.FACILITY_CAPACITY_IN_USE);
        given(beds(2), reserved(A), new BedOccupied(A, AT))
                .when(new Command.SetCapacity("MEN", 1, AT))
                .then(new CapacitySet("MEN", 1, AT));
    }

    @Test
    void a_free_bed_goes_to_who_has_waited_longest() {
        UUID longest = new UUID(2, 1);
        WaitingBegun first = new WaitingBegun(B, "MEN", longest, AT);
        WaitingBegun second = new WaitingBegun(C, "MEN", CASE, AT);

        given(beds(1), first, second)
                .when(reserve(A))
                .thenRefused(FacilityCode.FACILITY_OTHERS_WAIT);
        given(beds(1), first, second)
                .when(new Command.Reserve(A, "MEN", longest, UNTIL, AT))
                .then(new WaitingEnded(B, AT), new BedReserved(A, "MEN", longest, UNTIL, AT));
    }

    @Test
    void waiting_is_begun_once_and_ended_once() {
        WaitingBegun begun = new WaitingBegun(B, "MEN", CASE, AT);

        given(beds(0)).when(new Command.Wait(B, "MEN", CASE, AT)).then(begun);
        given(beds(0), begun).when(new Command.Wait(B, "MEN", CASE, AT)).thenNothing();
        given(beds(0), begun).when(new Command.StopWaiting(B, AT)).then(new WaitingEnded(B, AT));
        given(beds(0)).when(new Command.StopWaiting(B, AT)).thenNothing();
    }

    @Test
    void a_bed_is_given_back_by_who_never_came_and_freed_by_who_was_there() {
        given(beds(1), reserved(A))
                .when(new Command.Release(A, AT))
                .then(new ReservationReleased(A, AT));
        given(beds(1), reserved(A), new BedOccupied(A, AT))
                .when(new Command.Release(A, AT))
                .thenNothing();
        given(beds(1), reserved(A), new BedOccupied(A, AT))
                .when(new Command.Free(A, AT))
                .then(new BedFreed(A, AT));
        given(beds(1), reserved(A))
                .when(new Command.Free(A, AT))
                .thenRefused(FacilityCode.FACILITY_RESERVATION_UNKNOWN);
        given(beds(1))
                .when(new Command.Occupy(A, AT))
                .thenRefused(FacilityCode.FACILITY_RESERVATION_UNKNOWN);
        given(beds(1), reserved(A), new BedOccupied(A, AT))
                .when(new Command.Occupy(A, AT))
                .thenNothing();
    }

    @Test
    void a_facility_is_opened_once_and_asked_only_once_it_is_open() {
        Command.Open open = new Command.Open("35", "UPT Bina Laras", "UPT", false, address(), AT);

        spec().given().when(open).then(opened());
        given().when(open).thenRefused(FacilityCode.FACILITY_ALREADY_OPEN);
        spec().given().when(reserve(A)).thenRefused(FacilityCode.FACILITY_UNKNOWN);
    }

    @Test
    void fifty_desks_take_ten_beds_and_no_more() {
        FacilityDecider decider = new FacilityDecider();
        Facility state = decider.fold(List.of(opened(), beds(10)));
        int taken = 0;
        for (int i = 0; i < 50; i++) {
            var decision =
                    decider.decide(
                            new Command.Reserve(new UUID(9, i), "MEN", CASE, UNTIL, AT), state);
            if (decision
                    instanceof
                    id.dinsos.eventstore.rules.Decision.Accepted<FacilityEvent>(var events)) {
                taken++;
                for (FacilityEvent event : events) {
                    state = decider.evolve(state, event);
                }
            }
        }
        assertThat(taken).isEqualTo(10);
    }

    private static PersonalData<Address> address() {
        return PersonalData.of(new UUID(8, 8), new Address("Jalan Melati"));
    }

    private static FacilityOpened opened() {
        return new FacilityOpened("35", "UPT Bina Laras", "UPT", false, address(), AT);
    }

    private static CapacitySet beds(int count) {
        return new CapacitySet("MEN", count, AT);
    }

    private static Command.Reserve reserve(UUID id) {
        return new Command.Reserve(id, "MEN", CASE, UNTIL, AT);
    }

    private static BedReserved reserved(UUID id) {
        return new BedReserved(id, "MEN", CASE, UNTIL, AT);
    }

    private static DeciderSpec<Command, Facility, FacilityEvent> spec() {
        return DeciderSpec.of(new FacilityDecider());
    }

    private static DeciderSpec<Command, Facility, FacilityEvent>.Given given(
            FacilityEvent... more) {
        List<FacilityEvent> history = new ArrayList<>(List.of(opened()));
        history.addAll(List.of(more));
        return spec().given(history.toArray(FacilityEvent[]::new));
    }
}
