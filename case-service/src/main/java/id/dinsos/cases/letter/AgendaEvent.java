package id.dinsos.cases.letter;

import java.util.UUID;

/** What happened to an office's agenda of a year. Released shapes are frozen. */
public sealed interface AgendaEvent {
    /** A letter took the next number. */
    record NumberTaken(String owner, int number, UUID letter) implements AgendaEvent {}
}
