package id.dinsos.registry.privacy;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonAbsorbed;
import id.dinsos.registry.person.PersonEvent.PersonErased;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonEvent.RelationChanged;
import id.dinsos.registry.person.PersonIdentity;
import id.dinsos.registry.proposal.Proposal.Proposed;
import id.dinsos.registry.search.NameWords;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what somebody is spoken of where their record is not named: their NIK, those they were once
 * registered under, and the families they headed. A number they have no more may be another's (a
 * slip, a merge that was undone), and a family has another head by now: there the name decides.
 * Read from the log, so that only while their key is there.
 *
 * @param nik their own; null where none is known
 * @param once every number they were ever registered under
 * @param names theirs, each as its words
 */
record Traces(@Nullable String nik, Set<String> once, Set<Set<String>> names, Set<UUID> headed) {
    Traces {
        once = Set.copyOf(once);
        names = Set.copyOf(names);
        headed = Set.copyOf(headed);
    }

    static Traces of(Stream person) {
        String own =
                before(person).fold(new PersonDecider()) instanceof Registered known
                                && known.identity().content() != null
                        ? known.identity().content().nik()
                        : null;
        Set<String> niks = new LinkedHashSet<>();
        Set<Set<String>> names = new LinkedHashSet<>();
        Set<UUID> headed = new LinkedHashSet<>();
        Membership lives = null;
        for (Recorded one : person.events()) {
            PersonIdentity identity = identity(one.event());
            if (identity != null) {
                names.add(words(identity.name()));
                if (identity.nik() != null) {
                    niks.add(identity.nik());
                }
            }
            lives = membership(one.event(), lives);
            if (lives != null && lives.relation() == Relation.HEAD) {
                headed.add(lives.householdId());
            }
        }
        return new Traces(own, niks, names, headed);
    }

    /** Up to the erasure, after which the state names nobody. */
    private static Stream before(Stream person) {
        return new Stream(
                person.id(),
                person.version(),
                person.hash(),
                person.events().stream()
                        .takeWhile(one -> !(one.event() instanceof PersonErased))
                        .toList());
    }

    /** Whether this is said of them. */
    boolean speak(Proposed who, @Nullable UUID household) {
        String number = who.nik();
        if (number != null && number.equals(nik)) {
            return true;
        }
        boolean known = number == null ? headed.contains(household) : once.contains(number);
        return known && isNamed(words(who.name()));
    }

    /** One may be called by a part of their name. */
    private boolean isNamed(Set<String> said) {
        return !said.isEmpty()
                && names.stream().anyMatch(own -> own.containsAll(said) || said.containsAll(own));
    }

    private static Set<String> words(String name) {
        return new HashSet<>(NameWords.of(name));
    }

    private static @Nullable PersonIdentity identity(Object event) {
        return switch (event) {
            case PersonRegistered registered -> registered.identity().content();
            case PersonIdentityCorrected corrected -> corrected.identity().content();
            case PersonAbsorbed absorbed -> absorbed.known().identity().content();
            default -> null;
        };
    }

    private static @Nullable Membership membership(Object event, @Nullable Membership before) {
        return switch (event) {
            case PersonRegistered registered -> registered.membership();
            case HouseholdJoined joined -> joined.membership();
            case RelationChanged(var relation) ->
                    before == null ? null : new Membership(before.householdId(), relation);
            default -> before;
        };
    }

    @Override
    public String toString() {
        return "Traces[masked]";
    }
}
