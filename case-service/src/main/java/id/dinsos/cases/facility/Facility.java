package id.dinsos.cases.facility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A facility and its beds. */
public sealed interface Facility {
    /** Nobody runs it. */
    record None() implements Facility {}

    /**
     * A facility that takes people in.
     *
     * @param capacity beds by class
     * @param beds by reservation, those occupied and those kept
     * @param waiting who waits, the first first
     */
    record Running(
            String owner,
            String name,
            String kind,
            boolean hidden,
            Map<String, Integer> capacity,
            Map<UUID, Bed> beds,
            List<Waiting> waiting)
            implements Facility {

        /** Beds of a class in use at a moment: a reservation that has lapsed is not. */
        int used(String bedClass, Instant at) {
            return (int)
                    beds.values().stream()
                            .filter(bed -> bed.bedClass.equals(bedClass) && bed.counts(at))
                            .count();
        }

        int free(String bedClass, Instant at) {
            return capacity.getOrDefault(bedClass, 0) - used(bedClass, at);
        }

        Running with(String bedClass, int count) {
            Map<String, Integer> all = new TreeMap<>(capacity);
            all.put(bedClass, count);
            return new Running(owner, name, kind, hidden, all, beds, waiting);
        }

        Running with(UUID reservation, Bed bed) {
            Map<UUID, Bed> all = new LinkedHashMap<>(beds);
            all.put(reservation, bed);
            return new Running(owner, name, kind, hidden, capacity, all, waiting);
        }

        Running without(UUID reservation) {
            Map<UUID, Bed> all = new LinkedHashMap<>(beds);
            all.remove(reservation);
            return new Running(owner, name, kind, hidden, capacity, all, waiting);
        }

        Running waiting(Waiting one) {
            List<Waiting> all = new ArrayList<>(waiting);
            all.add(one);
            return new Running(owner, name, kind, hidden, capacity, beds, List.copyOf(all));
        }

        Running notWaiting(UUID reservation) {
            return new Running(
                    owner,
                    name,
                    kind,
                    hidden,
                    capacity,
                    beds,
                    waiting.stream().filter(w -> !w.reservation.equals(reservation)).toList());
        }
    }

    /**
     * A bed in use.
     *
     * @param until when a reservation lapses; it counts for nothing once occupied
     */
    record Bed(String bedClass, UUID caseId, Instant until, boolean occupied) {
        boolean counts(Instant at) {
            return occupied || at.isBefore(until);
        }
    }

    /** Somebody who waits. */
    record Waiting(UUID reservation, String bedClass, UUID caseId, Instant since) {}
}
