package id.dinsos.registry.evidence;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.evidence.Evidence.Kept;
import id.dinsos.registry.evidence.Evidence.Kind;
import java.util.List;
import java.util.UUID;

/**
 * That a decision rests on evidence which is there, of the kind asked for and of the same place.
 */
public final class EvidenceProof {
    private final Aggregate<EvidenceDecider.Command, Evidence, EvidenceEvent> evidence;

    public EvidenceProof(Aggregate<EvidenceDecider.Command, Evidence, EvidenceEvent> evidence) {
        this.evidence = evidence;
    }

    /** Refuses what is not there, is another thing, or speaks of another place. */
    public void require(UnitOfWork unit, UUID id, Kind kind, RegionCode place) {
        if (!(unit.look(evidence, id) instanceof Kept kept)
                || !related(RegionCode.of(kept.facts().region()), place)) {
            throw RefusedException.of(EvidenceCode.EVIDENCE_UNKNOWN, "there is no such evidence");
        }
        if (kept.erased()) {
            throw RefusedException.of(EvidenceCode.EVIDENCE_ERASED, "its bytes were erased");
        }
        if (kept.facts().kind() != kind) {
            throw RefusedException.of(
                    EvidenceCode.EVIDENCE_KIND_WRONG,
                    "this needs %s, it is %s".formatted(kind, kept.facts().kind()));
        }
    }

    /** As for one; they are loaded together. */
    public void require(UnitOfWork unit, List<UUID> ids, Kind kind, RegionCode place) {
        unit.needs(ids);
        ids.forEach(id -> require(unit, id, kind, place));
    }

    private static boolean related(RegionCode one, RegionCode other) {
        return one.covers(other) || other.covers(one);
    }
}
