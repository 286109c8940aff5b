package id.dinsos.registry.evidence;

import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.registry.evidence.Evidence.Facts;
import id.dinsos.registry.evidence.Evidence.Kind;
import id.dinsos.registry.evidence.Evidence.Type;
import id.dinsos.registry.evidence.EvidenceDecider.Command;
import id.dinsos.registry.evidence.EvidenceDecider.Erase;
import id.dinsos.registry.evidence.EvidenceDecider.Keep;
import id.dinsos.registry.evidence.EvidenceEvent.EvidenceErased;
import id.dinsos.registry.evidence.EvidenceEvent.EvidenceKept;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A document is kept once, and erased once. */
class EvidenceDeciderTest {
    private final DeciderSpec<Command, Evidence, EvidenceEvent> spec =
            DeciderSpec.of(new EvidenceDecider());

    @Test
    void the_same_document_again_is_the_same_whichever_try_brought_it() {
        spec.given().when(new Keep(facts("ab", 1))).then(new EvidenceKept(facts("ab", 1)));
        spec.given(new EvidenceKept(facts("ab", 1))).when(new Keep(facts("ab", 2))).thenNothing();
        spec.given(new EvidenceKept(facts("ab", 1)))
                .when(new Keep(facts("cd", 2)))
                .thenRefused(EvidenceCode.EVIDENCE_EXISTS);
    }

    @Test
    void what_was_erased_stays_on_record() {
        spec.given(new EvidenceKept(facts("ab", 1))).when(new Erase()).then(new EvidenceErased());
        spec.given(new EvidenceKept(facts("ab", 1)), new EvidenceErased())
                .when(new Erase())
                .thenNothing();
        spec.given().when(new Erase()).thenRefused(EvidenceCode.EVIDENCE_UNKNOWN);
    }

    private static Facts facts(String hash, long upload) {
        return new Facts("35.24", Kind.DECREE, Type.PDF, 10, hash, new UUID(0, upload), null);
    }
}
