package id.dinsos.cases.letter;

import id.dinsos.cases.letter.AgendaDecider.Agenda;
import id.dinsos.cases.letter.AgendaEvent.NumberTaken;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Names;
import java.util.UUID;

/** The rules of an agenda: one number after the other, each taken once, none left out. */
public final class AgendaDecider implements Decider<AgendaDecider.Take, Agenda, AgendaEvent> {
    /** A letter is signed. */
    public record Take(String owner, UUID letter) {}

    /**
     * The agenda of a year.
     *
     * @param last number taken; 0 while none is
     */
    public record Agenda(String owner, int last) {}

    /** The stream of an office's year. */
    public static UUID streamId(String owner, int year) {
        return Names.uuid("letter-agenda", owner, year);
    }

    public static Aggregate<Take, Agenda, AgendaEvent> aggregate() {
        return Aggregate.of(new AgendaDecider())
                .ownedBy(state -> state.owner().isEmpty() ? null : state.owner());
    }

    @Override
    public Agenda initial() {
        return new Agenda("", 0);
    }

    @Override
    public Decision<AgendaEvent> decide(Take command, Agenda state) {
        return Decision.accept(
                new NumberTaken(command.owner(), state.last() + 1, command.letter()));
    }

    @Override
    public Agenda evolve(Agenda state, AgendaEvent event) {
        return switch (event) {
            case NumberTaken taken -> new Agenda(taken.owner(), taken.number());
        };
    }
}
