package id.dinsos.registry.psks;

import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One service resource: not on record yet, or whatever is known of it. */
public sealed interface Psks {
    /** Nobody was put on record under this id. */
    record None() implements Psks {}

    /**
     * A person or an organisation that serves, or once did.
     *
     * @param personId the registered person, to whom honoraria are paid; null for organisations and
     *     people the registry does not know
     * @param endedOn last day; null while it serves
     */
    record Registered(
            String owner,
            Kind kind,
            @Nullable UUID personId,
            PersonalData<Contact> contact,
            List<Assignment> assignments,
            List<Period> suspensions,
            @Nullable LocalDate endedOn)
            implements Psks {
        public Registered {
            assignments = List.copyOf(assignments);
            suspensions = List.copyOf(suspensions);
        }

        @Nullable Assignment assignment(UUID id) {
            return assignments.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
        }

        /** Suspended without a day set on which it serves again. */
        public boolean suspended() {
            return !suspensions.isEmpty() && suspensions.getLast().until() == null;
        }

        public State state() {
            return endedOn != null ? State.ENDED : suspended() ? State.SUSPENDED : State.ACTIVE;
        }

        Registered with(PersonalData<Contact> other) {
            return new Registered(owner, kind, personId, other, assignments, suspensions, endedOn);
        }

        Registered with(Assignment added) {
            List<Assignment> all = new ArrayList<>(assignments);
            all.add(added);
            return new Registered(owner, kind, personId, contact, all, suspensions, endedOn);
        }

        Registered with(UUID assignmentId, UnaryOperator<Assignment> change) {
            List<Assignment> all =
                    assignments.stream()
                            .map(one -> one.id().equals(assignmentId) ? change.apply(one) : one)
                            .toList();
            return new Registered(owner, kind, personId, contact, all, suspensions, endedOn);
        }

        Registered withSuspensions(List<Period> all) {
            return new Registered(owner, kind, personId, contact, assignments, all, endedOn);
        }

        /** What would have begun after the end never does. */
        Registered ended(LocalDate on) {
            List<Assignment> served =
                    assignments.stream()
                            .filter(one -> !one.period().from().isAfter(on))
                            .map(one -> one.endingBy(on))
                            .toList();
            return new Registered(owner, kind, personId, contact, served, suspensions, on);
        }
    }

    /**
     * Where somebody serves, when, as what, and by which decree.
     *
     * @param region where; all below it too
     * @param role such as MEMBER or COORDINATOR
     */
    record Assignment(UUID id, String region, Period period, String role, @Nullable Decree decree) {
        Assignment endingBy(LocalDate day) {
            return new Assignment(id, region, period.endingBy(day), role, decree);
        }
    }

    /** The decree by which somebody serves; honoraria need one. */
    record Decree(String number, LocalDate date) {}

    /** How to reach a person or an organisation; kept sealed. */
    record Contact(
            String name, @Nullable String phone, @Nullable String email, @Nullable String address) {
        @Override
        public String toString() {
            return "Contact[masked]";
        }
    }

    /** How a resource stands. */
    enum State {
        ACTIVE,
        SUSPENDED,
        ENDED
    }

    /** Why an assignment, or the whole service, ends. */
    enum EndReason {
        CONTRACT_ENDED,
        TRANSFERRED,
        RESIGNED,
        DISMISSED,
        DECEASED,
        DISSOLVED,
        OTHER
    }

    /** Why a resource does not serve for a while. */
    enum SuspendReason {
        LEAVE,
        DISCIPLINARY,
        LICENCE_EXPIRED,
        OTHER
    }

    /** The pillars of social service (Permensos on PSKS), and where each is assigned. */
    enum Kind {
        /** Sub-district social worker: one for a district at a time. */
        TKSK(true, true, Set.of(Level.DISTRICT)),
        /** Disaster volunteer corps. */
        TAGANA(true, false, Set.of(Level.REGENCY, Level.DISTRICT, Level.VILLAGE)),
        PKH_FACILITATOR(true, false, Set.of(Level.DISTRICT, Level.VILLAGE)),
        SOCIAL_WORKER(true, false, Set.of(Level.PROVINCE, Level.REGENCY, Level.DISTRICT)),
        /** Karang Taruna: one for a village at a time. */
        YOUTH_ORG(false, true, Set.of(Level.VILLAGE)),
        /** Welfare institution (LKS). */
        LKS(false, false, Set.of(Level.values()));

        private final boolean person;
        private final boolean alone;
        private final Set<Level> levels;

        Kind(boolean person, boolean alone, Set<Level> levels) {
            this.person = person;
            this.alone = alone;
            this.levels = levels;
        }

        public boolean isPerson() {
            return person;
        }

        /** Whether a region has at most one of the kind at a time. */
        public boolean isAlone() {
            return alone;
        }

        boolean servesAt(Level level) {
            return levels.contains(level);
        }
    }
}
