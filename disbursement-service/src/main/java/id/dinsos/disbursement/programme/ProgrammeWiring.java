package id.dinsos.disbursement.programme;

import id.dinsos.disbursement.eligibility.RuleWiring;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Aggregate;

/** The programme aggregate; it says nothing in public of its own. */
public final class ProgrammeWiring {
    public static final Aggregate<ProgrammeDecider.Define, Programme, ProgrammeEvent> PROGRAMME =
            Aggregate.of(new ProgrammeDecider(RuleWiring::faults));

    private ProgrammeWiring() {}

    public static EventCodec register(EventCodec codec) {
        // The terms of the first version are read as they are: what they lack has a default.
        return codec.event("programme-defined.v2", ProgrammeEvent.ProgrammeDefined.class)
                .upcast("programme-defined.v1", "programme-defined.v2", event -> event);
    }
}
