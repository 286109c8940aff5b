package id.dinsos.registry.evidence;

import id.dinsos.registry.evidence.Evidence.Facts;
import java.util.Map;

/** What happened to a piece of evidence. Released events are frozen. */
public sealed interface EvidenceEvent {
    /** The stored names, for ever: a class may be renamed, a name never. */
    Map<String, Class<? extends EvidenceEvent>> NAMES =
            Map.of(
                    "evidence-kept.v1", EvidenceKept.class,
                    "evidence-erased.v1", EvidenceErased.class);

    /** Somebody sent a document or a photo; its bytes lie under its hash. */
    record EvidenceKept(Facts facts) implements EvidenceEvent {}

    /** Its bytes were deleted, as the law or the person asked. */
    record EvidenceErased() implements EvidenceEvent {}
}
