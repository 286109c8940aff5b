package id.dinsos.registry.export;

import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.person.Masking;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.PersonFacts;
import id.dinsos.registry.person.PersonIdentity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row of an export as text; what is not known, or erased, is empty. */
final class ExportRow {
    private ExportRow() {}

    static List<String> household(
            UUID id,
            Household.Registered home,
            Person.@Nullable Registered head,
            String village,
            Sight sight) {
        PersonIdentity identity = head == null ? null : head.identity().content();
        Address address = home.address().content();
        return List.of(
                id.toString(),
                home.region().code(),
                village,
                identity == null ? "" : name(identity.name(), sight),
                number(identity == null ? null : identity.nik(), sight),
                number(identity == null ? null : identity.kkNumber(), sight),
                text(address == null || !sight.named ? null : address.street()),
                text(address == null || !sight.named ? null : address.rt()),
                text(address == null || !sight.named ? null : address.rw()),
                Long.toString(home.living()),
                Integer.toString(home.ranking().decile()),
                Integer.toString(home.ranking().percentile()),
                home.listings().stream()
                        .filter(Listing::listed)
                        .map(one -> one.list().source() + "/" + one.list().programme())
                        .collect(Collectors.joining(" ")),
                home.dissolved() ? "BUBAR" : "AKTIF");
    }

    static List<String> person(UUID id, Person.Registered person, Sight sight) {
        PersonIdentity identity = Objects.requireNonNull(person.identity().content());
        var membership = person.membership();
        PersonFacts facts = person.facts();
        return List.of(
                id.toString(),
                membership == null ? "" : membership.householdId().toString(),
                name(identity.name(), sight),
                number(identity.nik(), sight),
                number(identity.kkNumber(), sight),
                membership == null ? "" : ExportWords.of(membership.relation(), person.sex()),
                ExportWords.of(person.sex()),
                text(sight.full ? identity.birthDate() : Masking.birth(identity.birthDate())),
                person.alive() ? "Y" : "T",
                ExportWords.of(person.civilMatch()),
                ExportWords.of(facts.employment()),
                ExportWords.of(facts.disability()),
                sight.named ? ExportWords.of(facts.ppksTypes()) : "");
    }

    /** A line of a roster; its number in front is the printer's. */
    static List<String> member(
            Household.Registered home,
            Member member,
            Map<UUID, Person.Registered> people,
            Sight sight) {
        Person.Registered person = people.get(member.personId());
        PersonIdentity identity = person == null ? null : person.identity().content();
        Address address = home.address().content();
        String place =
                address == null || !sight.named
                        ? ""
                        : text(address.rt()) + "/" + text(address.rw());
        return List.of(
                identity == null ? "" : name(identity.name(), sight),
                number(identity == null ? null : identity.nik(), Sight.MASKED),
                number(identity == null ? null : identity.kkNumber(), Sight.MASKED),
                relation(member.relation()),
                person == null ? "" : ExportWords.of(person.sex()),
                text(member.birthMonth()),
                place,
                Integer.toString(home.ranking().decile()));
    }

    private static String relation(Relation relation) {
        return switch (relation) {
            case HEAD -> "Kepala";
            case SPOUSE -> "Suami/istri";
            case CHILD -> "Anak";
            case CHILD_IN_LAW -> "Menantu";
            case GRANDCHILD -> "Cucu";
            case PARENT -> "Orang tua";
            case PARENT_IN_LAW -> "Mertua";
            case OTHER -> "Lainnya";
        };
    }

    private static String number(@Nullable String number, Sight sight) {
        return sight.full ? text(number) : text(Masking.citizenNumber(number));
    }

    private static String name(String name, Sight sight) {
        return sight.named ? name : Masking.name(name);
    }

    /**
     * What of personal data whoever ordered the file may see, by the rule of every other answer.
     *
     * @param full numbers and birth dates whole
     * @param named names, addresses and PPKS types, for those who keep the registry
     */
    record Sight(boolean full, boolean named) {
        static final Sight MASKED = new Sight(false, false);

        static Sight of(ExportOrder order) {
            return new Sight(order.fullNumbers(), order.named());
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
