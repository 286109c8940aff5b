package id.dinsos.cases.letter;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseCode;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.letter.AgendaDecider.Agenda;
import id.dinsos.cases.letter.Letter.Written;
import id.dinsos.cases.letter.LetterDecider.Command;
import id.dinsos.cases.letter.LetterEvent.Content;
import id.dinsos.cases.letter.LetterEvent.Signatory;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A letter, the case it belongs to and the agenda of its office's year. Only who may work with the
 * case reads its letters, and only the office whose head stands on a letter has a hand in it: a
 * guest in the case, or the office it went to since, has none. A number is taken together with the
 * signature or not at all.
 */
public final class LetterProcess {
    private static final Aggregate<Command, Letter, LetterEvent> LETTERS =
            LetterDecider.aggregate();
    private static final Aggregate<AgendaDecider.Take, Agenda, AgendaEvent> AGENDAS =
            AgendaDecider.aggregate();

    private final CaseProcess cases;

    public LetterProcess(CaseProcess cases) {
        this.cases = cases;
    }

    public void draft(
            UnitOfWork unit,
            UUID id,
            UUID caseId,
            LetterTemplate template,
            Map<String, String> values,
            Reader reader,
            Instant at) {
        Opened state = cases.going(unit, caseId, reader, at);
        requireOffice(state.origin().owner(), reader);
        unit.require(
                LETTERS,
                id,
                new Command.Draft(
                        caseId,
                        state.origin().owner(),
                        template,
                        PersonalData.of(state.origin().subject(), new Content(values)),
                        reader.account(),
                        at));
    }

    public void initial(UnitOfWork unit, UUID id, Reader reader, Instant at) {
        requireOffice(seen(unit, id, reader, at).owner(), reader);
        unit.require(LETTERS, id, new Command.Initial(reader.roles(), reader.account(), at));
    }

    public void sign(UnitOfWork unit, UUID id, Signatory signatory, Reader reader, Instant at) {
        Written letter = seen(unit, id, reader, at);
        requireOffice(letter.owner(), reader);
        var unused = cases.going(unit, letter.caseId(), reader, at);
        LocalDate day = cases.day(letter.owner(), at);
        UUID agenda = AgendaDecider.streamId(letter.owner(), day.getYear());
        int first = unit.state(AGENDAS, agenda).last();
        UUID leaf = AgendaDecider.leafId(letter.owner(), day.getYear(), first);
        int next = Math.max(first, unit.state(AGENDAS, leaf).last()) + 1;
        String number =
                "%s/%d/%s/%d"
                        .formatted(letter.template().series(), next, letter.owner(), day.getYear());
        unit.require(
                LETTERS,
                id,
                new Command.Sign(number, day, signatory, reader.roles(), reader.account(), at));
        unit.require(
                AGENDAS,
                AgendaDecider.beginsLeaf(next) ? agenda : leaf,
                new AgendaDecider.Take(letter.owner(), next, id));
    }

    public void seal(
            UnitOfWork unit, UUID id, UUID file, String sha256, Reader reader, Instant at) {
        requireOffice(seen(unit, id, reader, at).owner(), reader);
        unit.require(LETTERS, id, new Command.Seal(file, sha256, at));
    }

    /** By the office that gave it, though the case may be another's by now. */
    public void revoke(UnitOfWork unit, UUID id, String reason, Reader reader, Instant at) {
        Written letter = written(unit, id);
        if (!reader.supervises() || !covers(letter.owner(), reader)) {
            requireOffice(seen(unit, id, reader, at).owner(), reader);
        }
        unit.require(LETTERS, id, new Command.Revoke(reason, reader.roles(), reader.account(), at));
    }

    /** The letter, for who may work with its case; for others there is none. */
    public Written seen(UnitOfWork unit, UUID id, Reader reader, Instant at) {
        Written letter = written(unit, id);
        try {
            var unused = cases.open(unit, letter.caseId(), reader, at);
        } catch (RefusedException refused) {
            // Of a case that is not there for them there is no letter either.
            throw refused.refusal().code() == CaseCode.CASE_UNKNOWN ? unknown() : refused;
        }
        return letter;
    }

    private static Written written(UnitOfWork unit, UUID id) {
        if (unit.state(LETTERS, id) instanceof Written letter) {
            return letter;
        }
        throw unknown();
    }

    private static RefusedException unknown() {
        return RefusedException.of(LetterCode.LETTER_UNKNOWN, "there is no such letter");
    }

    private static void requireOffice(String owner, Reader reader) {
        if (!covers(owner, reader)) {
            throw RefusedException.of(
                    LetterCode.LETTER_NEEDS_ANOTHER, "somebody of the office whose letter it is");
        }
    }

    private static boolean covers(String owner, Reader reader) {
        return RegionCode.of(reader.region()).covers(RegionCode.of(owner));
    }
}
