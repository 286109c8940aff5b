package id.dinsos.registry.evidence;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.registry.evidence.Evidence.Facts;
import id.dinsos.registry.evidence.Evidence.Kept;
import id.dinsos.registry.evidence.Evidence.None;
import id.dinsos.registry.evidence.EvidenceDecider.Command;
import id.dinsos.registry.evidence.EvidenceEvent.EvidenceErased;
import id.dinsos.registry.evidence.EvidenceEvent.EvidenceKept;

/**
 * The rules of one piece of evidence: it is sent once and never changed, so that its hash always
 * speaks of what people decided on. The same document under the same id again is the same.
 */
public final class EvidenceDecider implements Decider<Command, Evidence, EvidenceEvent> {
    /** What may be asked of a piece of evidence. */
    public sealed interface Command {}

    public record Keep(Facts facts) implements Command {}

    public record Erase() implements Command {}

    @Override
    public Evidence initial() {
        return new None();
    }

    @Override
    public Decision<EvidenceEvent> decide(Command command, Evidence state) {
        return switch (command) {
            case Keep(var facts) ->
                    switch (state) {
                        case None() -> accept(new EvidenceKept(facts));
                        case Kept kept when kept.facts().sameAs(facts) -> accept();
                        case Kept kept ->
                                refuse(
                                        EvidenceCode.EVIDENCE_EXISTS,
                                        "another document has this id");
                    };
            case Erase() ->
                    switch (state) {
                        case None() ->
                                refuse(EvidenceCode.EVIDENCE_UNKNOWN, "there is no such evidence");
                        case Kept kept -> kept.erased() ? accept() : accept(new EvidenceErased());
                    };
        };
    }

    @Override
    public Evidence evolve(Evidence state, EvidenceEvent event) {
        return switch (event) {
            case EvidenceKept(var facts) -> new Kept(facts, false);
            case EvidenceErased() -> new Kept(((Kept) state).facts(), true);
        };
    }
}
