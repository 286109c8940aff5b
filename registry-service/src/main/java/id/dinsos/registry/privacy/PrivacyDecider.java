package id.dinsos.registry.privacy;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.registry.privacy.Privacy.Access;
import id.dinsos.registry.privacy.Privacy.Basis;
import id.dinsos.registry.privacy.Privacy.Erasure;
import id.dinsos.registry.privacy.Privacy.Hold;
import id.dinsos.registry.privacy.Privacy.Known;
import id.dinsos.registry.privacy.Privacy.None;
import id.dinsos.registry.privacy.Privacy.Restriction;
import id.dinsos.registry.privacy.Privacy.State;
import id.dinsos.registry.privacy.PrivacyDecider.Command;
import id.dinsos.registry.privacy.PrivacyEvent.AccessAsked;
import id.dinsos.registry.privacy.PrivacyEvent.AccessGiven;
import id.dinsos.registry.privacy.PrivacyEvent.AccessRefused;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureAsked;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureDone;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureOrdered;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureRefused;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureRepeated;
import id.dinsos.registry.privacy.PrivacyEvent.HoldEnded;
import id.dinsos.registry.privacy.PrivacyEvent.HoldPlaced;
import id.dinsos.registry.privacy.PrivacyEvent.ProcessingRestricted;
import id.dinsos.registry.privacy.PrivacyEvent.RestrictionEnded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may decide what over somebody's data, and when. An erasure cannot be taken back, so one asks
 * and another decides; while a legal hold stands neither helps.
 */
public final class PrivacyDecider implements Decider<Command, Privacy, PrivacyEvent> {
    /** What may be asked for. */
    public sealed interface Command {}

    public record Restrict(UUID personId, String reason, String by) implements Command {}

    public record EndRestriction(String reason, String by) implements Command {}

    /**
     * @param on today
     */
    public record PlaceHold(
            UUID personId, String reason, @Nullable LocalDate until, String by, LocalDate on)
            implements Command {}

    public record EndHold(String reason, String by) implements Command {}

    /**
     * @param due when the law wants the answer
     */
    public record AskAccess(UUID personId, String reason, Instant due, String by)
            implements Command {}

    public record GiveAccess(String by) implements Command {}

    public record RefuseAccess(String reason, String by) implements Command {}

    public record AskErasure(UUID personId, Basis basis, String reason, String by, LocalDate on)
            implements Command {}

    public record RefuseErasure(String reason, String by) implements Command {}

    /**
     * @param moneyUntil until when records of money are kept; null where none can have been paid
     */
    public record OrderErasure(String by, @Nullable LocalDate moneyUntil, LocalDate on)
            implements Command {}

    /** After a restore; what was ordered then is ordered again, whoever asks. */
    public record RepeatErasure(UUID personId, Basis basis, @Nullable LocalDate moneyUntil)
            implements Command {}

    public record FinishErasure() implements Command {}

    @Override
    public Privacy initial() {
        return new None();
    }

    @Override
    public Decision<PrivacyEvent> decide(Command command, Privacy state) {
        Known known = state instanceof Known is ? is : null;
        Erasure erasure = known == null ? null : known.erasure();
        return switch (command) {
            case Restrict(var person, var reason, var by) ->
                    known != null && known.restriction() != null
                            ? refuse(
                                    PrivacyCode.PROCESSING_RESTRICTED,
                                    "their data lie still already")
                            : accept(new ProcessingRestricted(person, reason, by));
            case EndRestriction(var reason, var by) ->
                    known == null || known.restriction() == null
                            ? refuse(
                                    PrivacyCode.PROCESSING_NOT_RESTRICTED,
                                    "nobody has restricted anything")
                            : accept(new RestrictionEnded(reason, by));
            case PlaceHold(var person, var reason, var until, var by, var on) ->
                    until != null && until.isBefore(on)
                            ? refuse(PrivacyCode.LEGAL_HOLD_ENDED, "it would have ended before")
                            : accept(new HoldPlaced(person, reason, until, by));
            case EndHold(var reason, var by) ->
                    known == null || known.hold() == null
                            ? refuse(PrivacyCode.LEGAL_HOLD_MISSING, "nothing is held")
                            : accept(new HoldEnded(reason, by));
            case AskAccess(var person, var reason, var due, var by) ->
                    isOpen(known)
                            ? refuse(
                                    PrivacyCode.ACCESS_ASKED_ALREADY,
                                    "an earlier request waits for its answer")
                            : accept(new AccessAsked(person, reason, due, by));
            case GiveAccess(var by) -> isOpen(known) ? accept(new AccessGiven(by)) : noAccess();
            case RefuseAccess(var reason, var by) ->
                    isOpen(known) ? accept(new AccessRefused(reason, by)) : noAccess();
            case AskErasure ask -> ask(ask, known, erasure);
            case RefuseErasure(var reason, var by) ->
                    erasure == null || erasure.state() != State.ASKED
                            ? notAsked()
                            : accept(new ErasureRefused(reason, by));
            case OrderErasure order -> order(order, known, erasure);
            case RepeatErasure(var person, var basis, var until) ->
                    erasure != null && erasure.state() == State.ORDERED
                            ? accept()
                            : accept(new ErasureRepeated(person, basis, until));
            case FinishErasure() ->
                    erasure == null || erasure.state() != State.ORDERED
                            ? accept()
                            : accept(new ErasureDone());
        };
    }

    private static Decision<PrivacyEvent> ask(
            AskErasure command, @Nullable Known known, @Nullable Erasure erasure) {
        Decision<PrivacyEvent> held = held(known, command.on());
        if (held != null) {
            return held;
        }
        return erasure != null && erasure.state() != State.REFUSED
                ? refuse(
                        erasure.state() == State.ASKED
                                ? PrivacyCode.ERASURE_ASKED_ALREADY
                                : KernelCode.PERSON_ERASED,
                        "there is one already, by " + erasure.askedBy())
                : accept(
                        new ErasureAsked(
                                command.personId(),
                                command.basis(),
                                command.reason(),
                                command.by()));
    }

    private static Decision<PrivacyEvent> order(
            OrderErasure command, @Nullable Known known, @Nullable Erasure erasure) {
        if (erasure == null || erasure.state() != State.ASKED) {
            return notAsked();
        }
        if (erasure.askedBy().equals(command.by())) {
            return refuse(PrivacyCode.ERASURE_BY_ASKER, "somebody else decides it");
        }
        Decision<PrivacyEvent> held = held(known, command.on());
        return held != null ? held : accept(new ErasureOrdered(command.by(), command.moneyUntil()));
    }

    /** The refusal, where a hold stands. */
    static @Nullable Decision<PrivacyEvent> held(@Nullable Known known, LocalDate on) {
        Hold hold = known == null ? null : known.hold();
        return hold == null || !hold.stands(on)
                ? null
                : refuse(
                        PrivacyCode.ERASURE_HELD,
                        "%s; until %s"
                                .formatted(
                                        hold.reason(),
                                        hold.until() == null ? "it is ended" : hold.until()));
    }

    private static boolean isOpen(@Nullable Known known) {
        return known != null
                && known.access() != null
                && known.access().answer() == Privacy.Answer.OPEN;
    }

    private static Decision<PrivacyEvent> noAccess() {
        return refuse(PrivacyCode.ACCESS_NOT_ASKED, "no request waits for an answer");
    }

    private static Decision<PrivacyEvent> notAsked() {
        return refuse(PrivacyCode.ERASURE_NOT_ASKED, "nobody has asked for an erasure");
    }

    @Override
    public Privacy evolve(Privacy state, PrivacyEvent event) {
        return switch (event) {
            case ProcessingRestricted(var person, var reason, var by) ->
                    of(state, person).restricted(new Restriction(reason, by));
            case RestrictionEnded e -> known(state).restricted(null);
            case HoldPlaced(var person, var reason, var until, var by) ->
                    of(state, person).held(new Hold(reason, until, by));
            case HoldEnded e -> known(state).held(null);
            case AccessAsked(var person, var reason, var due, var by) ->
                    of(state, person).seeing(new Access(Privacy.Answer.OPEN, reason, due, by));
            case AccessGiven e -> known(state).seeing(access(state).answered(Privacy.Answer.GIVEN));
            case AccessRefused e ->
                    known(state).seeing(access(state).answered(Privacy.Answer.REFUSED));
            case ErasureAsked(var person, var basis, var reason, var by) ->
                    of(state, person)
                            .erasing(new Erasure(State.ASKED, basis, reason, by, null, null));
            case ErasureRefused(var reason, var by) ->
                    known(state).erasing(erasure(state).in(State.REFUSED, by));
            case ErasureOrdered(var by, var until) -> {
                Erasure asked = erasure(state);
                yield known(state)
                        .erasing(
                                new Erasure(
                                        State.ORDERED,
                                        asked.basis(),
                                        asked.reason(),
                                        asked.askedBy(),
                                        by,
                                        until));
            }
            case ErasureRepeated(var person, var basis, var until) ->
                    of(state, person)
                            .erasing(new Erasure(State.ORDERED, basis, "", "", null, until));
            case ErasureDone() -> {
                Erasure ordered = erasure(state);
                yield known(state)
                        .erasing(
                                new Erasure(
                                        State.DONE,
                                        ordered.basis(),
                                        ordered.reason(),
                                        ordered.askedBy(),
                                        ordered.decidedBy(),
                                        ordered.moneyUntil()));
            }
        };
    }

    private static Known of(Privacy state, UUID personId) {
        return state instanceof Known known ? known : new Known(personId, null, null, null, null);
    }

    private static Known known(Privacy state) {
        if (state instanceof Known known) {
            return known;
        }
        throw new IllegalStateException("a history that does not begin");
    }

    private static Access access(Privacy state) {
        Access access = known(state).access();
        if (access == null) {
            throw new IllegalStateException("an answer to a request that nobody has made");
        }
        return access;
    }

    private static Erasure erasure(Privacy state) {
        Erasure erasure = known(state).erasure();
        if (erasure == null) {
            throw new IllegalStateException("an erasure that nobody has asked for");
        }
        return erasure;
    }
}
