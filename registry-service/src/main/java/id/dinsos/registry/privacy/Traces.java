package id.dinsos.registry.privacy;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonAbsorbed;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonEvent.RelationChanged;
import id.dinsos.registry.person.PersonIdentity;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what somebody is spoken of where their record is not named: the NIKs they were ever registered
 * under, and the families they headed. Read from the log, so that only while their key is there.
 */
record Traces(Set<String> niks, Set<UUID> headed) {
    Traces {
        niks = Set.copyOf(niks);
        headed = Set.copyOf(headed);
    }

    static Traces of(Stream person) {
        Set<String> niks = new LinkedHashSet<>();
        Set<UUID> headed = new LinkedHashSet<>();
        Membership lives = null;
        for (Recorded one : person.events()) {
            PersonIdentity identity = identity(one.event());
            if (identity != null && identity.nik() != null) {
                niks.add(identity.nik());
            }
            lives = membership(one.event(), lives);
            if (lives != null && lives.relation() == Relation.HEAD) {
                headed.add(lives.householdId());
            }
        }
        return new Traces(niks, headed);
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
