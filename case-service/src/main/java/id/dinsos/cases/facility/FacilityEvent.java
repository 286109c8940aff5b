package id.dinsos.cases.facility;

import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.util.UUID;

/** What happened to a facility and its beds. Released shapes are frozen. */
public sealed interface FacilityEvent {
    /**
     * An office began to run it.
     *
     * @param hidden for shelters: it is listed for its own office alone
     * @param address under a key of its own, given to nobody
     */
    record FacilityOpened(
            String owner,
            String name,
            String kind,
            boolean hidden,
            PersonalData<Address> address,
            Instant at)
            implements FacilityEvent {}

    /** So many beds of a class there are from now on. */
    record CapacitySet(String bedClass, int beds, Instant at) implements FacilityEvent {}

    /** A bed is kept for somebody until a moment. */
    record BedReserved(UUID reservation, String bedClass, UUID caseId, Instant until, Instant at)
            implements FacilityEvent {}

    /** It is kept no longer. */
    record ReservationReleased(UUID reservation, Instant at) implements FacilityEvent {}

    /** Somebody has come. */
    record BedOccupied(UUID reservation, Instant at) implements FacilityEvent {}

    /** Somebody has gone. */
    record BedFreed(UUID reservation, Instant at) implements FacilityEvent {}

    /** Somebody waits for a bed of a class, behind those who wait already. */
    record WaitingBegun(UUID reservation, String bedClass, UUID caseId, Instant at)
            implements FacilityEvent {}

    /** Somebody waits no longer. */
    record WaitingEnded(UUID reservation, Instant at) implements FacilityEvent {}

    /** Where it lies. */
    record Address(String text) {
        @Override
        public String toString() {
            return "Address[masked]";
        }
    }
}
