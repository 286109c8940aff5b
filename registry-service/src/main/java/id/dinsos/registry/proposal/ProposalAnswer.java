package id.dinsos.registry.proposal;

import id.dinsos.registry.person.Masking;
import id.dinsos.registry.proposal.Proposal.About;
import id.dinsos.registry.proposal.Proposal.Clock;
import id.dinsos.registry.proposal.Proposal.Effect;
import id.dinsos.registry.proposal.Proposal.Filed;
import id.dinsos.registry.proposal.Proposal.Hands;
import id.dinsos.registry.proposal.Proposal.Proposed;
import id.dinsos.registry.proposal.Proposal.Stage;
import id.dinsos.registry.proposal.Proposal.Step;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as callers see it.
 *
 * @param who null once erased; numbers are masked, and names too for who does not keep the registry
 * @param next the step that comes now; null where none does
 * @param daysLeft of an objection that waits for its verification, negative once it ran out
 */
public record ProposalAnswer(
        UUID id,
        About about,
        @Nullable Proposed who,
        Stage stage,
        @Nullable Step next,
        List<Step> steps,
        List<Step> done,
        Hands hands,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate dueOn,
        @Nullable Long daysLeft,
        boolean ranOut,
        @Nullable UUID decreeId,
        @Nullable Effect effect) {
    static ProposalAnswer of(UUID id, Filed filed, boolean named, LocalDate today) {
        Clock clock = filed.plan().clock();
        Step next = filed.next();
        return new ProposalAnswer(
                id,
                filed.about(),
                masked(filed.who().content(), named),
                filed.stage(),
                next,
                filed.plan().steps(),
                filed.done(),
                filed.hands(),
                filed.plan().submittedOn(),
                clock == null ? null : clock.dueOn(),
                clock != null && next == Step.FIELD_VERIFICATION
                        ? ChronoUnit.DAYS.between(today, clock.dueOn())
                        : null,
                filed.outcome().ranOut(),
                filed.outcome().decreeId(),
                filed.outcome().effect());
    }

    private static @Nullable Proposed masked(@Nullable Proposed who, boolean named) {
        return who == null
                ? null
                : new Proposed(
                        Masking.citizenNumber(who.nik()),
                        Masking.citizenNumber(who.kkNumber()),
                        named ? who.name() : Masking.name(who.name()),
                        named ? who.statement() : null,
                        who.reporter() == null || named
                                ? who.reporter()
                                : Masking.name(who.reporter()),
                        named ? who.reporterPhone() : null);
    }

    @Override
    public String toString() {
        return "ProposalAnswer[" + id + " " + stage + "]";
    }
}
