package id.dinsos.disbursement.programme;

import id.dinsos.eventstore.Aggregate;
import id.dinsos.eventstore.EventCodec;

/** The programme aggregate; it says nothing in public of its own. */
public final class ProgrammeWiring {
    public static final Aggregate<ProgrammeDecider.Define, Programme, ProgrammeEvent> PROGRAMME =
            Aggregate.of(new ProgrammeDecider());

    private ProgrammeWiring() {}

    public static EventCodec register(EventCodec codec) {
        return codec.event("programme-defined.v1", ProgrammeEvent.ProgrammeDefined.class);
    }
}
