package id.dinsos.registry.proposal;

import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One proposal to change the registry, or an objection to what stands in it. */
public sealed interface Proposal {
    /** Nothing was proposed under this id. */
    record None() implements Proposal {}

    /**
     * A proposal on its way.
     *
     * @param who the person it is about, kept sealed
     * @param plan the steps it takes, fixed when it was submitted; none before
     * @param done the steps taken so far
     */
    record Filed(
            About about,
            PersonalData<Proposed> who,
            Plan plan,
            Stage stage,
            List<Step> done,
            Hands hands,
            Outcome outcome)
            implements Proposal {
        public Filed {
            done = List.copyOf(done);
        }

        /** The step that comes now; null before it is submitted and after it has ended. */
        public @Nullable Step next() {
            return isOpen() ? plan.first(done) : null;
        }

        /** Submitted, and nothing final has been said of it. */
        public boolean isOpen() {
            return stage != Stage.DRAFT && !stage.ends();
        }

        Filed with(Progress progress) {
            return new Filed(
                    about, who, plan, progress.stage(), progress.applied(done), hands, outcome);
        }

        Filed with(Plan now) {
            return new Filed(about, who, now, stage, done, hands, outcome);
        }

        Filed with(PersonalData<Proposed> now) {
            return new Filed(about, now, plan, stage, done, hands, outcome);
        }

        Filed with(Hands now) {
            return new Filed(about, who, plan, stage, done, now, outcome);
        }

        Filed with(Outcome now) {
            return new Filed(about, who, plan, stage, done, hands, now);
        }
    }

    /**
     * What is proposed.
     *
     * @param region the village
     * @param householdId the family it is about; null for one that is not on record yet
     * @param list the programme's list it is about; null where it is about the registry alone
     * @param reason why a family is to be taken off
     * @param matter what of a family is to be changed
     * @param payeeId who is to be paid, where that is the matter
     */
    record About(
            String region,
            Kind kind,
            Path path,
            @Nullable UUID householdId,
            @Nullable ListName list,
            @Nullable DelistReason reason,
            @Nullable Matter matter,
            @Nullable UUID payeeId) {}

    /**
     * Who is proposed, and who says so.
     *
     * @param statement what the village or the citizen says, in their words
     * @param reporter name of the citizen who used the participatory path
     */
    record Proposed(
            @Nullable String nik,
            @Nullable String kkNumber,
            String name,
            @Nullable String statement,
            @Nullable String reporter,
            @Nullable String reporterPhone) {
        @Override
        public String toString() {
            return "Proposed[masked]";
        }
    }

    /**
     * The course that was set when it was submitted.
     *
     * @param submittedOn the day it was handed in
     * @param clock by when an objection must have been verified; null where nothing runs out
     */
    record Plan(@Nullable LocalDate submittedOn, List<Step> steps, @Nullable Clock clock) {
        static final Plan NONE = new Plan(null, List.of(), null);

        public Plan {
            steps = List.copyOf(steps);
        }

        private @Nullable Step first(List<Step> done) {
            return steps.stream().filter(one -> !done.contains(one)).findFirst().orElse(null);
        }
    }

    /**
     * The days of an objection.
     *
     * @param warnOn days on which a warning is due, in order
     * @param dueOn the last day for the verification
     */
    record Clock(List<LocalDate> warnOn, LocalDate dueOn) {
        public Clock {
            warnOn = List.copyOf(warnOn);
        }

        /** When the clock has something to say after a day; null where it has said it all. */
        @Nullable LocalDate after(LocalDate day) {
            return Stream.concat(warnOn.stream(), Stream.of(dueOn.plusDays(1)))
                    .filter(one -> one.isAfter(day))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * Who did what, because nobody decides on their own work.
     *
     * @param verifier whom the office sends; null where nobody is named
     */
    record Hands(
            String submitter,
            @Nullable String verifier,
            @Nullable String verifiedBy,
            @Nullable String reviewer) {
        Hands sent(@Nullable String now) {
            return new Hands(submitter, now, verifiedBy, reviewer);
        }

        Hands verified(String by) {
            return new Hands(submitter, verifier, by, reviewer);
        }

        Hands reviewed(String by) {
            return new Hands(submitter, verifier, verifiedBy, by);
        }
    }

    /**
     * What became of it so far.
     *
     * @param decreeId the regent's decree that approved it
     * @param answer the ministry's; null before it came
     * @param warned the last day on which the clock warned
     * @param ranOut whether the objection's days are over without a verification
     * @param effect what it changed; null before it took effect
     */
    record Outcome(
            @Nullable UUID decreeId,
            @Nullable Boolean answer,
            @Nullable LocalDate warned,
            boolean ranOut,
            @Nullable Effect effect) {
        static final Outcome NONE = new Outcome(null, null, null, false, null);

        Outcome decreed(UUID id) {
            return new Outcome(id, answer, warned, ranOut, effect);
        }

        Outcome answered(boolean accepted) {
            return new Outcome(decreeId, accepted, warned, ranOut, effect);
        }

        Outcome warned(LocalDate on) {
            return new Outcome(decreeId, answer, on, ranOut, effect);
        }

        Outcome out() {
            return new Outcome(decreeId, answer, warned, true, effect);
        }

        Outcome of(Effect now) {
            return new Outcome(decreeId, answer, warned, ranOut, now);
        }
    }

    /**
     * What a proposal changed when it took effect, so that it can be taken back.
     *
     * @param version the release of the list it came into force with
     * @param decile null where it said none
     * @param listed lists the family was put on by it
     * @param delisted lists it was taken off by it
     */
    record Effect(
            String version,
            LocalDate on,
            UUID householdId,
            @Nullable Integer decile,
            List<ListName> listed,
            List<ListName> delisted) {
        public Effect {
            listed = List.copyOf(listed);
            delisted = List.copyOf(delisted);
        }
    }

    /** What is asked for (usul baru, perbaikan, hapus, aktifkan kembali, sanggah). */
    enum Kind {
        NEW,
        UPDATE,
        REMOVE,
        REACTIVATE,
        OBJECTION
    }

    /** How it comes in: through the village's deliberation, or from a citizen (Cek Bansos). */
    enum Path {
        FORMAL,
        PARTICIPATORY
    }

    /** What of a family is to be changed. */
    enum Matter {
        MEMBERS,
        ADDRESS,
        IDENTITY,
        PAYEE,
        DECILE,
        PROGRAMME
    }

    /** One step of the course, in the order of the domain. */
    enum Step {
        DELIBERATION,
        CIVIL_CHECK,
        FIELD_VERIFICATION,
        REVIEW,
        DECREE,
        SENDING,
        ANSWER,
        GROUND_CHECK,
        EFFECT
    }

    /** Where it stands; nothing follows those that end but, after an effect, its reversal. */
    enum Stage {
        DRAFT(false),
        SUBMITTED(false),
        DELIBERATED(false),
        CIVIL_CHECKED(false),
        CIVIL_MISMATCH(false),
        FIELD_VERIFIED(false),
        REVIEWED(false),
        RETURNED(false),
        APPROVED(false),
        SENT(false),
        ACCEPTED(false),
        GROUND_CHECKED(false),
        REJECTED_VILLAGE(true),
        NOT_FOUND(true),
        NOT_ELIGIBLE(true),
        DISMISSED(true),
        REJECTED_MINISTRY(true),
        REJECTED_GROUND(true),
        EFFECTIVE(true),
        REVERSED(true),
        WITHDRAWN(true);

        private final boolean ends;

        Stage(boolean ends) {
            this.ends = ends;
        }

        public boolean ends() {
            return ends;
        }
    }
}
