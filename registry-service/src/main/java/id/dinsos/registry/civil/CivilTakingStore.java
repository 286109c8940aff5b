package id.dinsos.registry.civil;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.registry.civil.CivilProcess.Answered;
import id.dinsos.registry.civil.CivilProcess.Asked;
import id.dinsos.registry.civil.CivilQuestionStore.Closing;
import id.dinsos.registry.civil.CivilQuestionStore.Open;
import id.dinsos.registry.civil.CivilQuestionStore.Put;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.proposal.ProposalKinds;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes answers into the records of the people, a batch in one transaction, and then notes what
 * became of the questions: done again after a crash between the two, it records nothing new.
 */
@Singleton
class CivilTakingStore {
    static final int BATCH = 500;

    private static final String ACTOR = "job:civil";
    private static final int MAX_TRIES = 10;

    private final EventStore events;
    private final CivilQuestionStore questions;
    private final CivilProcess process;
    private final Clock clock;
    private final Ids ids;

    CivilTakingStore(
            EventStore events,
            CivilQuestionStore questions,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            ProposalKinds kinds,
            KeyedHash hash,
            Clock clock,
            Ids ids) {
        this.events = events;
        this.questions = questions;
        this.process = new CivilProcess(persons, kinds.nameScore(), hash::uuid);
        this.clock = clock;
        this.ids = ids;
    }

    /** The rules by which it takes them. */
    CivilProcess process() {
        return process;
    }

    /** A batch that was answered at once; what was not, or not well, is asked again. */
    void reply(CivilCheck check, List<Open> open, List<Asked> asked, List<CivilLine> lines) {
        Map<Integer, Asked> put = new HashMap<>();
        asked.forEach(one -> put.put(one.no(), one));
        CivilSorting sorted = CivilSorting.of(lines);
        List<CivilFinding> found = new ArrayList<>();
        Map<Integer, CivilOutcome> outcomes = new HashMap<>();
        for (CivilFinding one : sorted.findings()) {
            Integer no = one.no();
            Asked to = no == null ? null : put.get(no);
            if (no == null || to == null) {
                found.add(unknown(one.line(), no));
            } else if (one.outcome() == CivilOutcome.REPEATED) {
                found.add(found(one.line(), to, CivilOutcome.REPEATED));
            } else {
                outcomes.put(no, one.outcome());
            }
        }
        List<Answered> answers = new ArrayList<>();
        sorted.good()
                .forEach((no, line) -> {
                    Asked to = put.get(no);
                    if (to == null) {
                        found.add(unknown(line.line(), no));
                    } else {
                        answers.add(new Answered(to, line));
                    }
                });
        outcomes.putAll(commit(check, answers));
        List<Closing> closings = new ArrayList<>();
        for (Open one : open) {
            Asked to = put.get(one.no());
            if (to != null) {
                CivilOutcome outcome = outcomes.getOrDefault(one.no(), CivilOutcome.NOT_ANSWERED);
                boolean again =
                        outcome.mayStillBeAnswered() || outcome == CivilOutcome.CORRECTED_SINCE;
                boolean closed = !again || one.tries() + 1 >= CivilQuestionStore.TRIES;
                closings.add(closing(one.no(), outcome, sorted.good().get(one.no()), closed));
                if (closed && !outcome.isTaken()) {
                    found.add(found(0, to, outcome));
                }
            }
        }
        await(questions.note(check.id(), null, closings, found));
    }

    /**
     * A file of answers; false where it was stopped on the way. What an earlier try has taken is
     * passed over.
     */
    boolean file(CivilCheck check, UUID upload, List<CivilLine> lines, BooleanSupplier stopped) {
        CivilSorting sorted = CivilSorting.of(lines);
        await(questions.forget(check.id(), upload));
        await(questions.note(check.id(), upload, List.of(), sorted.findings()));
        List<Integer> numbers = List.copyOf(sorted.good().keySet());
        for (int from = 0; from < numbers.size(); from += BATCH) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            List<Integer> part = numbers.subList(from, Math.min(numbers.size(), from + BATCH));
            part(check, upload, part, sorted.good());
        }
        return true;
    }

    private void part(
            CivilCheck check, UUID upload, List<Integer> numbers, Map<Integer, CivilLine> lines) {
        Map<Integer, Put> put = await(questions.put(check.id(), numbers));
        List<CivilFinding> found = new ArrayList<>();
        List<Answered> answers = new ArrayList<>();
        for (int no : numbers) {
            CivilLine line = Objects.requireNonNull(lines.get(no));
            Put to = put.get(no);
            UUID asked = to == null ? null : to.asked();
            if (to == null || asked == null) {
                found.add(unknown(line.line(), no));
            } else if (!to.done()) {
                answers.add(new Answered(new Asked(no, to.personId(), asked), line));
            } else if (!upload.equals(to.upload())) {
                found.add(new CivilFinding(line.line(), no, to.personId(), late(to, line)));
            }
        }
        Map<Integer, CivilOutcome> outcomes = commit(check, answers);
        List<Closing> closings = new ArrayList<>();
        for (Answered one : answers) {
            CivilOutcome outcome = Objects.requireNonNull(outcomes.get(one.asked().no()));
            closings.add(
                    closing(one.asked().no(), outcome, one.line(), !outcome.mayStillBeAnswered()));
            if (!outcome.isTaken()) {
                found.add(found(one.line().line(), one.asked(), outcome));
            }
        }
        await(questions.note(check.id(), upload, closings, found));
    }

    /** What an answer is to a question that has one. */
    private static CivilOutcome late(Put to, CivilLine line) {
        String said = to.said();
        if (said == null) {
            return CivilOutcome.QUESTION_CLOSED;
        }
        return said.equals(line.said()) ? CivilOutcome.REPEATED : CivilOutcome.CONTRADICTING;
    }

    private Map<Integer, CivilOutcome> commit(CivilCheck check, List<Answered> answers) {
        if (answers.isEmpty()) {
            return Map.of();
        }
        List<UUID> people = answers.stream().map(one -> one.asked().personId()).toList();
        Meta meta = Meta.of(ids.next(), check.owner(), ACTOR, clock.instant());
        for (int tries = 1; ; tries++) {
            UnitOfWork unit = await(events.open(people));
            Map<Integer, CivilOutcome> outcomes = process.take(unit, check.owner(), answers);
            try {
                await(events.commit(unit, meta));
                return outcomes;
            } catch (ConflictException e) {
                if (tries == MAX_TRIES) {
                    throw e;
                }
            }
        }
    }

    private static Closing closing(
            int no, CivilOutcome outcome, @Nullable CivilLine line, boolean closed) {
        return new Closing(
                no, outcome, outcome.isTaken() && line != null ? line.said() : null, closed);
    }

    private static CivilFinding unknown(int line, @Nullable Integer no) {
        return new CivilFinding(line, no, null, CivilOutcome.UNKNOWN_QUESTION);
    }

    private static CivilFinding found(int line, Asked to, CivilOutcome outcome) {
        return new CivilFinding(line, to.no(), to.personId(), outcome);
    }
}
