package id.dinsos.cases.handling;

import id.dinsos.cases.calendar.WorkCalendar;
import id.dinsos.cases.handling.Remark.RemarkClass;
import id.dinsos.cases.kind.CaseKind;
import id.dinsos.cases.kind.CaseState;
import id.dinsos.cases.kind.KindRef;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of a case; what the kind says travels with the command. */
public sealed interface CaseCommand {
    Instant at();

    record Receive(
            Origin origin,
            CaseKind kind,
            PersonalData<Report> report,
            FactSheet facts,
            List<Involved> people,
            Instant at)
            implements CaseCommand {}

    record Involve(Involved person, Instant at) implements CaseCommand {}

    record Identify(UUID ref, UUID personId, Instant at) implements CaseCommand {}

    record UndoIdentification(UUID ref, String reason, Instant at) implements CaseCommand {}

    /** More is known; what was known and is not named stays. */
    record NoteFacts(CaseKind kind, FactSheet facts, Instant at) implements CaseCommand {}

    record FileDocument(UUID document, String type, Paper paper, Instant at)
            implements CaseCommand {}

    record FileAttachment(
            UUID attachment,
            String type,
            String content,
            int bytes,
            String sha256,
            PersonalData<Remark> name,
            Instant at)
            implements CaseCommand {}

    record WriteRemark(UUID remark, RemarkClass kind, PersonalData<Remark> text, Instant at)
            implements CaseCommand {}

    /**
     * @param roles those of the caller
     * @param from the day from which visits are counted
     * @param daysInState how many midnights of the office it has stood where it stands
     */
    record Move(
            CaseKind kind,
            Going going,
            Set<String> roles,
            LocalDate from,
            LocalDate today,
            long daysInState,
            Instant at)
            implements CaseCommand {
        CaseState to() {
            return going.to();
        }
    }

    /**
     * Where a case is to go.
     *
     * @param outcome needed where the state ends the case
     * @param since the day on which aftercare began, for what went on before it was written down
     *     here; null for today
     */
    record Going(CaseState to, String outcome, String reason, @Nullable LocalDate since) {
        /**
         * The day from which visits are counted.
         *
         * @param plans whether going into aftercare plans visits; without any the day would be lost
         */
        LocalDate from(LocalDate happened, LocalDate today, boolean plans) {
            if (since == null) {
                return today;
            }
            Fields fields = new Fields();
            fields.expect(
                    plans
                            && to == CaseState.AFTERCARE
                            && !since.isBefore(happened)
                            && !since.isAfter(today),
                    "/since",
                    "where aftercare and its visits begin, between what happened and today");
            fields.expect(!reason.isEmpty(), "/reason", "say why it is written down later");
            fields.check();
            return since;
        }
    }

    /** Who told of it hears how it ended. */
    record TellReporter(String words, Instant at) implements CaseCommand {}

    record Reopen(UUID successor, Instant at) implements CaseCommand {}

    record Assign(Assignment to, Instant at) implements CaseCommand {}

    record TakeKindVersion(KindRef ref, CaseKind kind, Instant at) implements CaseCommand {}

    record MergeInto(UUID other, Instant at) implements CaseCommand {}

    record Absorb(UUID other, Instant at) implements CaseCommand {}

    record UndoMerge(Instant at) implements CaseCommand {}

    record Release(UUID other, Instant at) implements CaseCommand {}

    record BreakGlass(UUID access, String account, String reason, Instant until, Instant at)
            implements CaseCommand {}

    /**
     * @param account empty where a team is let in
     * @param team empty where an account is
     */
    record GrantAccess(
            UUID access, String account, String team, String purpose, Instant until, Instant at)
            implements CaseCommand {}

    record EndAccess(UUID access, Instant at) implements CaseCommand {}

    /** Another office has accepted it and answers for it from now on. */
    record HandOver(UUID through, String office, String account, Instant at)
            implements CaseCommand {}

    record HoldFollowUp(
            LocalDate due, FollowUp.Result result, String remark, LocalDate today, Instant at)
            implements CaseCommand {}

    record Pause(String clock, String reason, Instant at) implements CaseCommand {}

    record Resume(String clock, Instant at) implements CaseCommand {}

    /** Time has passed: what do the clocks say? */
    record Tick(WorkCalendar calendar, Instant at) implements CaseCommand {}
}
