package id.dinsos.registry.duplicate;

import id.dinsos.registry.duplicate.Pair.Verdict;
import java.util.Map;
import java.util.UUID;

/** What happened to a suspicion. Released events are frozen. */
public sealed interface PairEvent {
    /** The stored names, for ever: a class may be renamed, a name never. */
    Map<String, Class<? extends PairEvent>> NAMES =
            Map.of("duplicate-pair-judged.v1", PairJudged.class);

    /** An officer looked at both records and said what they are. */
    record PairJudged(String owner, UUID one, UUID other, Verdict verdict, String reason, String by)
            implements PairEvent {}
}
