package id.dinsos.registry.version;

import id.dinsos.eventstore.rules.Names;
import id.dinsos.registry.household.Household.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All versions of one list of the ministry that one office has taken in. */
public sealed interface Series {
    /** No version has come yet. */
    record None() implements Series {}

    /**
     * @param versions in the order they came
     */
    record Known(String owner, Source source, List<Version> versions) implements Series {
        public Known {
            versions = List.copyOf(versions);
        }

        public @Nullable Version version(UUID id) {
            return versions.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
        }

        /** The version that holds; null where none does. */
        public @Nullable Version inForce() {
            return versions.stream()
                    .filter(one -> one.state() == State.IN_FORCE)
                    .findFirst()
                    .orElse(null);
        }

        /** Those that hold or have held until a newer one came, oldest first. */
        public List<Version> held() {
            return versions.stream()
                    .filter(one -> one.state().held())
                    .sorted(Comparator.comparing(one -> one.facts().asOf()))
                    .toList();
        }

        /** The version that held on a day; null where none did. */
        public @Nullable Version on(LocalDate day) {
            Version found = null;
            for (Version one : held()) {
                found = one.facts().asOf().isAfter(day) ? found : one;
            }
            return found;
        }

        Known with(UUID id, UnaryOperator<Version> change) {
            List<Version> now = new ArrayList<>(versions);
            now.replaceAll(one -> one.id().equals(id) ? change.apply(one) : one);
            return new Known(owner, source, now);
        }
    }

    /**
     * One version.
     *
     * @param hash of the file as it came; null until it was read
     * @param counts what differs from what stands; null until it was compared
     * @param failure why it cannot be taken in; null where it can
     * @param decided who has put it in force, or refused it
     * @param recalled who has taken it back
     * @param outcome what came of putting it in force, or of taking it back
     */
    record Version(
            UUID id,
            Facts facts,
            State state,
            @Nullable String hash,
            @Nullable Counts counts,
            @Nullable Failure failure,
            @Nullable Hand decided,
            @Nullable Hand recalled,
            @Nullable Outcome outcome) {
        static Version of(UUID id, Facts facts) {
            return new Version(id, facts, State.RECEIVED, null, null, null, null, null, null);
        }

        Version in(State now) {
            return new Version(id, facts, now, hash, counts, failure, decided, recalled, outcome);
        }

        Version compared(String file, Counts found) {
            return new Version(
                    id, facts, State.COMPARED, file, found, failure, decided, recalled, outcome);
        }

        Version failed(Failure why) {
            return new Version(
                    id, facts, State.FAILED, hash, counts, why, decided, recalled, outcome);
        }

        Version decided(State now, Hand by) {
            return new Version(id, facts, now, hash, counts, failure, by, recalled, outcome);
        }

        Version recalled(Hand by) {
            return new Version(
                    id, facts, State.RECALLED, hash, counts, failure, decided, by, outcome);
        }

        Version ended(State now, Outcome what) {
            return new Version(id, facts, now, hash, counts, failure, decided, recalled, what);
        }
    }

    /**
     * What the letter says that comes with the file.
     *
     * @param number its period: 2026-03 for a month, 2026-Q1 for a quarter
     * @param asOf the day as of which the list speaks
     * @param families how many it has
     */
    record Facts(String number, LocalDate asOf, int families, String receivedBy) {}

    /**
     * What a version changes of what stands.
     *
     * @param entered named now, and not by the version before
     * @param left named by the version before, and no more
     * @param membersChanged with members who come or are named no more
     * @param notOnRecord no household of ours: the intake of families registers it
     * @param notHere ended, or kept by another office
     * @param faulty rows that cannot be read; what stands of them stays
     */
    record Counts(
            int families,
            int unchanged,
            int entered,
            int left,
            int decileChanged,
            int membersChanged,
            int listsChanged,
            int notOnRecord,
            int notHere,
            int faulty) {}

    /** A stable code and a sentence without personal data. */
    record Failure(String code, String detail) {}

    /**
     * @param reason null where none was asked for
     */
    record Hand(String by, Instant at, @Nullable String reason) {}

    /**
     * @param changed how many households were changed
     * @param unchanged how many stayed: something newer is known of them, or nothing was to do
     * @param intake of the families that were not on record, and of members who came; null where
     *     there were none, or the version does not say who lives in the families
     */
    record Outcome(int changed, int unchanged, Instant at, @Nullable UUID intake) {
        Outcome(int changed, int unchanged, Instant at) {
            this(changed, unchanged, at, null);
        }

        Outcome with(@Nullable UUID taken) {
            return new Outcome(changed, unchanged, at, taken);
        }
    }

    /** Where a version stands. */
    enum State {
        /** It is read and compared. */
        RECEIVED,
        FAILED,
        /** A second person looks at what it changes. */
        COMPARED,
        REFUSED,
        /** It is being put in force. */
        APPROVED,
        IN_FORCE,
        /** A newer one is in force. */
        SUPERSEDED,
        /** It is being taken back. */
        RECALLED,
        TAKEN_BACK;

        /** Whether somebody, or the job, has still to do with it. */
        boolean undecided() {
            return switch (this) {
                case RECEIVED, COMPARED, APPROVED, RECALLED -> true;
                case FAILED, REFUSED, IN_FORCE, SUPERSEDED, TAKEN_BACK -> false;
            };
        }

        boolean held() {
            return this == IN_FORCE || this == SUPERSEDED;
        }
    }

    /** Of one office and one list. */
    static UUID idOf(String owner, Source source) {
        return Names.uuid("registry-versions", owner, source);
    }
}
