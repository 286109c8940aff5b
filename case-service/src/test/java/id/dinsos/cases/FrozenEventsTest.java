package id.dinsos.cases;

import id.dinsos.eventstore.log.FrozenSamples;
import org.junit.jupiter.api.Test;

/** Events as they lie in the log of an office, never edited: what was written is read for ever. */
class FrozenEventsTest {
    private final FrozenSamples samples =
            new FrozenSamples(CaseWiring.events(), "/frozen-events.json");

    @Test
    void each_stored_name_has_its_sample() {
        samples.eachNameHasASample();
    }

    @Test
    void each_event_has_a_stored_name() {
        samples.eachEventHasAName();
    }

    @Test
    void each_sample_still_decodes_with_nothing_lost() {
        samples.eachReadsWhole();
    }
}
