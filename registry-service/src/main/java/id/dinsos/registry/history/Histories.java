package id.dinsos.registry.history;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.registry.person.PersonEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells a stream of the log: who did what, when, since when it is true, and why. */
public class Histories {
    private final Zones zones;

    /**
     * @param zones of the offices' days
     */
    public Histories(Zones zones) {
        this.zones = zones;
    }

    /** What happened to a person, in sentences without a number. */
    public History ofPerson(Stream stream, Function<String, String> place) {
        return history(stream, one -> PersonSentences.of((PersonEvent) one.event(), place));
    }

    History history(Stream stream, Function<Recorded, Sentence> sentence) {
        return new History(
                stream.id(),
                stream.events().stream().map(one -> entry(one, sentence.apply(one))).toList());
    }

    private Entry entry(Recorded one, Sentence what) {
        return new Entry(
                one.version(),
                one.recordedAt(),
                one.trueSince(zone(one)),
                one.meta().actor(),
                one.meta().causation(),
                one.meta().basis(),
                what,
                told(one, what));
    }

    /** The whole entry as one sentence in each language. */
    private Sentence told(Recorded one, Sentence what) {
        LocalDate known = one.knownSince(zone(one));
        LocalDate since = one.trueSince(zone(one));
        Sentence who =
                Sentence.of(
                        "Pada %s %s mencatat: ", "On %s %s recorded: ", known, one.meta().actor());
        Sentence when =
                since.equals(known)
                        ? new Sentence(".", ".")
                        : Sentence.of(" (berlaku sejak %s).", " (true since %s).", since);
        String cause = one.meta().causation();
        Sentence why =
                cause == null
                        ? new Sentence("", "")
                        : Sentence.of(" Sebab: %s.", " Caused by: %s.", cause);
        String basis = one.meta().basis();
        Sentence rests =
                basis == null
                        ? new Sentence("", "")
                        : Sentence.of(" Dasar: %s.", " It rests on: %s.", basis);
        return who.and(what).and(when).and(why).and(rests);
    }

    /** Where the office lives that recorded it. */
    private ZoneId zone(Recorded one) {
        return zones.of(one.meta().owner());
    }

    /** A record's whole history, oldest first. */
    public record History(UUID id, List<Entry> items) {}

    /**
     * One fact.
     *
     * @param trueSince since when it is true in the world
     * @param cause the file or message that led to it
     * @param basis what it rests on, where somebody said so
     * @param what the fact alone
     * @param told the fact with who, when and why
     */
    public record Entry(
            int version,
            Instant recordedAt,
            LocalDate trueSince,
            String actor,
            @Nullable String cause,
            @Nullable String basis,
            Sentence what,
            Sentence told) {}
}
