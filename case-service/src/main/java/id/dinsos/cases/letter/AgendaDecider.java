package id.dinsos.cases.letter;

import id.dinsos.cases.letter.AgendaDecider.Agenda;
import id.dinsos.cases.letter.AgendaEvent.NumberTaken;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Names;
import java.util.UUID;

/**
 * The rules of an agenda: one number after the other, each taken once, none left out. The first
 * number of each leaf stands in the stream of the year and the others in the leaf's own, so that
 * whoever signs in December reads no whole year.
 */
public final class AgendaDecider implements Decider<AgendaDecider.Take, Agenda, AgendaEvent> {
    private static final int LEAF = 100;

    /** A letter is signed. */
    public record Take(String owner, int number, UUID letter) {}

    /**
     * The agenda of a year, or a leaf of it.
     *
     * @param last number taken; 0 while none is
     */
    public record Agenda(String owner, int last) {}

    /** The stream of an office's year: where each leaf begins. */
    public static UUID streamId(String owner, int year) {
        return Names.uuid("letter-agenda", owner, year);
    }

    /**
     * The stream of a leaf.
     *
     * @param first number of it
     */
    public static UUID leafId(String owner, int year, int first) {
        return Names.uuid("letter-agenda", owner, year, first);
    }

    static boolean beginsLeaf(int number) {
        return number % LEAF == 1;
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
                new NumberTaken(command.owner(), command.number(), command.letter()));
    }

    @Override
    public Agenda evolve(Agenda state, AgendaEvent event) {
        return switch (event) {
            case NumberTaken taken -> new Agenda(taken.owner(), taken.number());
        };
    }
}
