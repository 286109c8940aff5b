package id.dinsos.cases.damage;

import id.dinsos.cases.damage.DamageDecider.Command;
import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.FactSheet;
import id.dinsos.cases.handling.Reader;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * An assessment with its case: what was seen is a fact of the case at once, because urgency rests
 * on it; whether it was verified stands in the assessment, because money rests on that.
 */
public final class DamageProcess {
    private static final String KIND = "DISASTER_HOUSEHOLD";
    private static final Aggregate<Command, Damage, DamageEvent> DAMAGE = DamageDecider.aggregate();

    private final CaseProcess cases;

    public DamageProcess(CaseProcess cases) {
        this.cases = cases;
    }

    public void assess(
            UnitOfWork unit,
            UUID caseId,
            DamageLevel level,
            String finding,
            LocalDate day,
            Reader reader,
            Instant at) {
        Opened state = opened(unit, caseId, reader, at);
        String owner = state.origin().owner();
        unit.require(
                DAMAGE,
                Damage.streamId(caseId),
                new Command.Assess(
                        caseId,
                        owner,
                        state.origin().subject(),
                        level,
                        finding,
                        reader.account(),
                        day,
                        cases.day(owner, at),
                        at));
        cases.note(unit, caseId, reader, new FactSheet(Map.of("damage", level.name())), at);
    }

    public void verify(UnitOfWork unit, UUID caseId, Reader reader, Instant at) {
        var unused = opened(unit, caseId, reader, at);
        unit.require(DAMAGE, Damage.streamId(caseId), new Command.Verify(reader.account(), at));
    }

    public void dispute(UnitOfWork unit, UUID caseId, String reason, Reader reader, Instant at) {
        var unused = opened(unit, caseId, reader, at);
        unit.require(
                DAMAGE, Damage.streamId(caseId), new Command.Dispute(reason, reader.account(), at));
    }

    private Opened opened(UnitOfWork unit, UUID caseId, Reader reader, Instant at) {
        Opened state = cases.going(unit, caseId, reader, at);
        if (!state.origin().kind().code().equals(KIND)) {
            throw RefusedException.of(
                    DamageCode.DAMAGE_NOT_OF_THIS_KIND, "a house is assessed in a " + KIND);
        }
        return state;
    }
}
