package id.dinsos.cases.damage;

import id.dinsos.cases.damage.Damage.Status;
import id.dinsos.cases.damage.DamageDecider.Command;
import id.dinsos.cases.damage.DamageEvent.DamageAssessed;
import id.dinsos.cases.damage.DamageEvent.DamageDisputed;
import id.dinsos.cases.damage.DamageEvent.DamageVerified;
import id.dinsos.cases.damage.DamageEvent.Finding;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an assessment: who looked does not verify; who looks again is another than who
 * looked before; what is disputed holds no more until somebody has looked again.
 */
public final class DamageDecider implements Decider<Command, Damage, DamageEvent> {
    /** What can be asked of an assessment. */
    public sealed interface Command {
        record Assess(
                UUID caseId,
                String owner,
                UUID subject,
                DamageLevel level,
                String finding,
                String by,
                LocalDate day,
                LocalDate today,
                Instant at)
                implements Command {}

        record Verify(String by, Instant at) implements Command {}

        record Dispute(String reason, String by, Instant at) implements Command {}
    }

    public static Aggregate<Command, Damage, DamageEvent> aggregate() {
        return Aggregate.of(new DamageDecider())
                .ownedBy(state -> {
                    DamageAssessed newest = state.newest();
                    return newest == null ? null : newest.owner();
                });
    }

    @Override
    public Damage initial() {
        return Damage.NONE;
    }

    @Override
    public Decision<DamageEvent> decide(Command command, Damage state) {
        DamageAssessed newest = state.newest();
        if (command instanceof Command.Assess assess) {
            return assess(assess, newest);
        }
        if (newest == null) {
            return Decision.refuse(DamageCode.DAMAGE_UNKNOWN, "nobody has looked at the house");
        }
        return switch (command) {
            case Command.Assess assess -> throw new IllegalStateException("decided before");
            case Command.Verify verify -> {
                if (state.status() != Status.WAITING) {
                    yield wrong(state);
                }
                yield newest.assessor().equals(verify.by())
                        ? another("who looked does not verify")
                        : Decision.accept(
                                new DamageVerified(newest.revision(), verify.by(), verify.at()));
            }
            case Command.Dispute dispute ->
                    state.status() == Status.DISPUTED
                            ? wrong(state)
                            : Decision.accept(
                                    new DamageDisputed(
                                            newest.revision(),
                                            PersonalData.of(
                                                    newest.finding().subject(),
                                                    new Finding(dispute.reason())),
                                            dispute.by(),
                                            dispute.at()));
        };
    }

    private static Decision<DamageEvent> assess(
            Command.Assess command, @Nullable DamageAssessed newest) {
        if (command.day().isAfter(command.today())) {
            return Decision.refuse(DamageCode.DAMAGE_DAY_TO_COME, "a day up to today");
        }
        return newest != null && newest.assessor().equals(command.by())
                ? another("who looks again is another than who looked before")
                : Decision.accept(
                        new DamageAssessed(
                                command.caseId(),
                                command.owner(),
                                newest == null ? 1 : newest.revision() + 1,
                                command.level(),
                                PersonalData.of(command.subject(), new Finding(command.finding())),
                                command.by(),
                                command.day(),
                                command.at()));
    }

    @Override
    public Damage evolve(Damage state, DamageEvent event) {
        return switch (event) {
            case DamageAssessed assessed -> new Damage(assessed, Status.WAITING);
            case DamageVerified verified -> new Damage(state.newest(), Status.VERIFIED);
            case DamageDisputed disputed -> new Damage(state.newest(), Status.DISPUTED);
        };
    }

    private static Decision<DamageEvent> another(String detail) {
        return Decision.refuse(DamageCode.DAMAGE_NEEDS_ANOTHER, detail);
    }

    private static Decision<DamageEvent> wrong(Damage state) {
        return Decision.refuse(
                DamageCode.DAMAGE_STEP_NOT_ALLOWED, "the newest revision is " + state.status());
    }
}
