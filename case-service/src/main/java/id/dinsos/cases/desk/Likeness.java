package id.dinsos.cases.desk;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.Description;
import id.dinsos.cases.handling.Involved;
import id.dinsos.cases.handling.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Why two cases may be one: the same person, the same kind on one night at one place, or somebody
 * who is described alike, whatever the two who met them took it for.
 */
final class Likeness {
    /** So far apart, at most, is what happened in one night. */
    static final Duration NIGHT = Duration.ofHours(12);

    private static final int LONG_ENOUGH = 4;
    private static final int WORDS = 2;
    private static final int YEARS = 10;

    private Likeness() {}

    /** What speaks for it. */
    enum Because {
        PERSON,
        NIGHT_AND_PLACE,
        DESCRIPTION
    }

    /**
     * @param readable whether who asks may read the other, so that words of it may be compared
     */
    static List<Because> of(Opened one, Opened other, boolean readable) {
        List<Because> why = new ArrayList<>();
        if (known(one).stream().anyMatch(known(other)::contains)) {
            why.add(Because.PERSON);
        }
        if (sameNight(one.origin(), other.origin())) {
            why.add(Because.NIGHT_AND_PLACE);
        }
        if (readable && alike(one, other)) {
            why.add(Because.DESCRIPTION);
        }
        return List.copyOf(why);
    }

    private static boolean sameNight(Origin one, Origin other) {
        return one.kind().code().equals(other.kind().code())
                && one.owner().equals(other.owner())
                && other.region().startsWith(one.region())
                && Duration.between(one.happenedAt(), other.happenedAt()).abs().compareTo(NIGHT)
                        <= 0;
    }

    private static Set<UUID> known(Opened state) {
        Set<UUID> ids = new HashSet<>();
        for (Involved person : state.people()) {
            UUID id = person.personId();
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static boolean alike(Opened one, Opened other) {
        return subjects(one).stream()
                .anyMatch(here -> subjects(other).stream().anyMatch(there -> alike(here, there)));
    }

    private static List<Description> subjects(Opened state) {
        return state.people().stream()
                .filter(person -> person.role() == Involved.Role.SUBJECT)
                .flatMap(person -> person.description().value().stream())
                .toList();
    }

    /** At least two words in common, and nothing that speaks against it. */
    static boolean alike(Description one, Description other) {
        boolean sex =
                one.sex().isEmpty()
                        || other.sex().isEmpty()
                        || one.sex().equalsIgnoreCase(other.sex());
        boolean age =
                one.estimatedAge() == 0
                        || other.estimatedAge() == 0
                        || Math.abs(one.estimatedAge() - other.estimatedAge()) <= YEARS;
        Set<String> common = words(one);
        common.retainAll(words(other));
        return sex && age && common.size() >= WORDS;
    }

    private static Set<String> words(Description of) {
        Set<String> words = new HashSet<>();
        for (String word : (of.name() + " " + of.looks()).toLowerCase(Locale.ROOT).split("\\W+")) {
            if (word.length() >= LONG_ENOUGH) {
                words.add(word);
            }
        }
        return words;
    }
}
