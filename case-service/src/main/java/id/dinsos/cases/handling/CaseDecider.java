package id.dinsos.cases.handling;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseCommand.*;
import id.dinsos.cases.handling.CaseEvent.*;
import id.dinsos.cases.kind.CaseKind;
import id.dinsos.cases.kind.Triage;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rules of a case, whatever its kind:
 *
 * <ul>
 *   <li>Whoever is told of is taken in, known or not; the kind's rules say at once how urgent it
 *       is, and again whenever facts come in.
 *   <li>It goes where its kind leads ({@link CaseMoves}), and its clocks with it ({@link
 *       CaseClocks}).
 *   <li>What has ended is changed no more. Who is told again opens a new case that names the old
 *       one, so that the times of the first stay what they were.
 *   <li>A case that turns out to be another's double stands still with its clocks, and goes on from
 *       there when that proves wrong; nothing is rewritten.
 *   <li>An unknown person may be identified and un-identified ({@link CasePeople}); what was done
 *       stays done.
 * </ul>
 */
public final class CaseDecider implements Decider<CaseCommand, Case, CaseEvent> {
    private final Triage triage;
    private final CaseMoves moves;
    private final CaseClocks clocks;

    public CaseDecider(Triage triage) {
        this.triage = triage;
        this.moves = new CaseMoves(triage);
        this.clocks = new CaseClocks(triage);
    }

    @Override
    public Case initial() {
        return new Case.None();
    }

    @Override
    public Decision<CaseEvent> decide(CaseCommand command, Case state) {
        return switch (state) {
            case Case.None none ->
                    command instanceof Receive receive
                            ? receive(receive)
                            : Decision.refuse(
                                    CaseCode.CASE_UNKNOWN, "there is no case with this id");
            case Opened opened -> decide(command, opened);
        };
    }

    private Decision<CaseEvent> receive(Receive command) {
        if (!command.kind().takesFrom(command.origin().source())) {
            return Decision.refuse(
                    CaseCode.CASE_SOURCE_NOT_TAKEN,
                    "this kind comes from one of " + command.kind().sources());
        }
        List<CaseEvent> events = new ArrayList<>();
        events.add(
                new CaseReceived(
                        command.origin(),
                        command.report(),
                        PersonalData.of(command.origin().subject(), command.facts()),
                        command.at()));
        command.people().forEach(p -> events.add(new PersonInvolved(p, command.at())));
        events.add(
                triaged(command.kind(), command.origin().source(), command.facts(), command.at()));
        return withClocks(new Case.None(), events, command.kind(), command.at());
    }

    private Decision<CaseEvent> decide(CaseCommand command, Opened state) {
        if (state.links().mergedInto() != null && !allowedWhileMerged(command)) {
            return Decision.refuse(
                    CaseCode.CASE_MERGED,
                    "it is the same as case " + state.links().mergedInto() + ", which goes on");
        }
        if (state.state().ends() && !allowedAfterTheEnd(command)) {
            return Decision.refuse(CaseCode.CASE_ENDED, "the case has ended");
        }
        return switch (command) {
            case Receive receive ->
                    Decision.refuse(
                            CaseCode.CASE_ALREADY_RECEIVED, "a case with this id is on record");
            case Involve involve ->
                    Decision.accept(new PersonInvolved(involve.person(), involve.at()));
            case Identify identify -> CasePeople.identify(identify, state);
            case UndoIdentification undo -> CasePeople.undo(undo, state);
            case NoteFacts note -> note(note, state);
            case FileDocument file ->
                    Decision.accept(
                            new DocumentFiled(
                                    file.document(),
                                    file.type(),
                                    PersonalData.of(state.origin().subject(), file.paper()),
                                    file.at()));
            case FileAttachment file ->
                    Decision.accept(
                            new AttachmentFiled(
                                    file.attachment(),
                                    file.type(),
                                    file.content(),
                                    file.bytes(),
                                    file.sha256(),
                                    file.name(),
                                    file.at()));
            case WriteRemark write ->
                    Decision.accept(
                            new RemarkWritten(
                                    write.remark(), write.kind(), write.text(), write.at()));
            case Move move -> move(move, state);
            case Reopen reopen -> reopen(reopen, state);
            case TellReporter tell ->
                    state.state().ends()
                            ? Decision.accept(
                                    new ReporterTold(remark(state, tell.words()), tell.at()))
                            : Decision.refuse(
                                    CaseCode.CASE_NOT_ENDED, "there is no ending to tell of yet");
            case Assign assign ->
                    assign.to().equals(state.circle().assignment())
                            ? Decision.accept()
                            : Decision.accept(new CaseAssigned(assign.to(), assign.at()));
            case TakeKindVersion take ->
                    take.ref().equals(state.progress().kind())
                            ? Decision.accept()
                            : withClocks(
                                    state,
                                    List.of(new KindVersionTaken(take.ref(), take.at())),
                                    take.kind(),
                                    take.at());
            case MergeInto merge -> paused(state, new CaseMerged(merge.other(), merge.at()));
            case Absorb absorb -> Decision.accept(new CaseAbsorbed(absorb.other(), absorb.at()));
            case UndoMerge undo -> undoMerge(undo, state);
            case Release release ->
                    state.links().absorbed().contains(release.other())
                            ? Decision.accept(new AbsorptionUndone(release.other(), release.at()))
                            : Decision.refuse(CaseCode.CASE_NOT_MERGED, "the two were never one");
            case BreakGlass glass ->
                    Decision.accept(
                            new GlassBroken(
                                    glass.access(),
                                    glass.account(),
                                    remark(state, glass.reason()),
                                    glass.until(),
                                    glass.at()));
            case GrantAccess grant -> Decision.accept(CaseAccess.granted(grant, state));
            case EndAccess end ->
                    state.circle().grants().stream()
                                    .anyMatch(known -> known.access().equals(end.access()))
                            ? Decision.accept(new AccessEnded(end.access(), end.at()))
                            : Decision.refuse(
                                    CaseCode.CASE_ACCESS_UNKNOWN, "nobody has this access");
            case HandOver over ->
                    Decision.accept(
                            new CaseHandedOver(
                                    over.through(),
                                    state.origin().owner(),
                                    over.office(),
                                    over.account(),
                                    over.at()));
            case HoldFollowUp hold -> CaseMoves.hold(hold, state);
            case Pause pause -> CaseClocks.pause(pause, state);
            case Resume resume -> CaseClocks.resume(resume, state);
            case Tick tick ->
                    Decision.accept(
                            state.timers().values().stream()
                                    .map(timer -> timer.tick(tick.calendar(), tick.at()))
                                    .flatMap(Optional::stream)
                                    .toList());
        };
    }

    /** Who a person is may turn out late, and a clock is judged after its stop. */
    private static boolean allowedAfterTheEnd(CaseCommand command) {
        return command instanceof Receive
                || command instanceof Reopen
                || command instanceof TellReporter
                || command instanceof Tick
                || command instanceof Identify
                || command instanceof UndoIdentification
                || command instanceof BreakGlass
                || command instanceof GrantAccess
                || command instanceof EndAccess
                || command instanceof Release;
    }

    private static boolean allowedWhileMerged(CaseCommand command) {
        return command instanceof Receive
                || command instanceof UndoMerge
                || command instanceof BreakGlass
                || command instanceof GrantAccess
                || command instanceof EndAccess
                || command instanceof Tick;
    }

    private Decision<CaseEvent> note(NoteFacts command, Opened state) {
        FactSheet before = FactSheet.of(state.facts());
        FactSheet after = before.with(command.facts());
        if (after.equals(before)) {
            return Decision.accept();
        }
        List<CaseEvent> events = new ArrayList<>();
        events.add(new FactsNoted(PersonalData.of(state.origin().subject(), after), command.at()));
        CaseTriaged triaged = triaged(command.kind(), state.origin().source(), after, command.at());
        if (triaged.priority() != state.progress().priority()
                || !triaged.rule().equals(state.progress().rule())) {
            events.add(triaged);
        }
        return withClocks(state, events, command.kind(), command.at());
    }

    private CaseTriaged triaged(CaseKind kind, String source, FactSheet facts, Instant at) {
        Triage.Judgment judgment = triage.judge(kind, source, facts.values());
        return new CaseTriaged(judgment.priority(), judgment.rule(), judgment.unanswered(), at);
    }

    private Decision<CaseEvent> move(Move command, Opened state) {
        return moves.move(command, state) instanceof Decision.Accepted<CaseEvent>(var events)
                ? withClocks(state, events, command.kind(), command.at())
                : moves.move(command, state);
    }

    private static Decision<CaseEvent> reopen(Reopen command, Opened state) {
        if (!state.state().ends()) {
            return Decision.refuse(CaseCode.CASE_NOT_ENDED, "the case is open");
        }
        return state.links().successor() == null
                ? Decision.accept(new CaseReopened(command.successor(), command.at()))
                : Decision.refuse(
                        CaseCode.CASE_ALREADY_REOPENED,
                        "it goes on as case " + state.links().successor());
    }

    private static Decision<CaseEvent> undoMerge(UndoMerge command, Opened state) {
        UUID into = state.links().mergedInto();
        if (into == null) {
            return Decision.refuse(CaseCode.CASE_NOT_MERGED, "the case stands by itself");
        }
        List<CaseEvent> events = new ArrayList<>();
        events.add(new MergeUndone(into, command.at()));
        state.links().stilled().forEach(clock -> events.add(new ClockResumed(clock, command.at())));
        return Decision.accept(events);
    }

    /** A case that stands still takes its clocks with it. */
    private static Decision<CaseEvent> paused(Opened state, CaseMerged merged) {
        List<CaseEvent> events = new ArrayList<>();
        events.add(merged);
        state.timers().values().stream()
                .filter(timer -> !timer.stopped() && !timer.paused())
                .forEach(timer ->
                        events.add(new ClockPaused(timer.code(), remark(state, ""), merged.at())));
        return Decision.accept(events);
    }

    private Decision<CaseEvent> withClocks(
            Case before, List<CaseEvent> events, CaseKind kind, Instant at) {
        Case after = before;
        for (CaseEvent event : events) {
            after = evolve(after, event);
        }
        List<CaseEvent> all = new ArrayList<>(events);
        if (after instanceof Opened opened) {
            all.addAll(clocks.after(events, opened, kind, at));
        }
        return Decision.accept(all);
    }

    /** Words under the case's own key; nothing where nothing was said. */
    static PersonalData<Remark> remark(Opened state, String text) {
        UUID subject = state.origin().subject();
        return text.isEmpty()
                ? PersonalData.erased(subject)
                : PersonalData.of(subject, new Remark(text));
    }

    @Override
    public Case evolve(Case state, CaseEvent event) {
        return CaseHistory.evolve(state, event);
    }
}
