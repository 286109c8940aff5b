package id.dinsos.registry.person;

import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.person.Person.Honours;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.Person.Tie;
import id.dinsos.registry.person.Person.Ties;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonFacts.Employment;
import id.dinsos.registry.person.PersonFacts.PpksType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one record gives another when two turn out to be one person: the one that goes on keeps what
 * it knows and is filled where it knows nothing. An undo takes back exactly what was filled, unless
 * it has changed since: a later change stays.
 */
public final class Merging {
    private Merging() {}

    /** The numbers of a person that nobody else may have; one who was merged keeps the rest. */
    static Map<Unique, String> uniques(Person person) {
        Map<Unique, String> found = new EnumMap<>(Unique.class);
        if (!(person instanceof Registered known)) {
            return found;
        }
        PersonIdentity identity = known.identity().content();
        if (identity != null) {
            put(found, Unique.NIK, identity.nik());
            KksCard card = KksCard.of(identity.kksCard());
            put(found, Unique.KKS_CARD, card == null ? null : card.token());
        }
        String veteran = known.honours().number();
        put(found, Unique.VETERAN_NUMBER, veteran == null ? null : VeteranNumber.plain(veteran));
        if (known.merged() != null) {
            found.keySet().removeAll(known.merged().handed());
        }
        return found;
    }

    /** The numbers a survivor takes over: those it has none of. */
    static Set<Unique> handed(Registered other, Registered survivor) {
        Set<Unique> handed = EnumSet.noneOf(Unique.class);
        handed.addAll(uniques(other).keySet());
        handed.removeAll(uniques(survivor).keySet());
        PersonIdentity kept = survivor.identity().content();
        if (kept != null && kept.kksCard() != null) {
            handed.remove(Unique.KKS_CARD);
        }
        return handed;
    }

    /** What is known of the survivor once the other record has filled the gaps. */
    static KnownOfPerson filled(Registered survivor, Registered other) {
        KnownOfPerson mine = survivor.known();
        KnownOfPerson theirs = other.known();
        PersonIdentity me = mine.identity().value().orElseThrow();
        PersonIdentity them = theirs.identity().value().orElseThrow();
        return new KnownOfPerson(
                PersonalData.of(
                        survivor.id(),
                        new PersonIdentity(
                                or(me.nik(), them.nik()),
                                or(me.kkNumber(), them.kkNumber()),
                                me.name(),
                                or(me.mothersName(), them.mothersName()),
                                or(me.birthDate(), them.birthDate()),
                                or(me.phone(), them.phone()),
                                or(me.veteranNumber(), them.veteranNumber()),
                                or(me.kksCard(), them.kksCard()),
                                or(me.account(), them.account()))),
                mine.sex() == Sex.UNKNOWN ? theirs.sex() : mine.sex(),
                filled(mine.facts(), theirs.facts()),
                new Ties(
                        tie(mine.ties().caregiver(), theirs.ties().caregiver(), survivor, other),
                        tie(mine.ties().heir(), theirs.ties().heir(), survivor, other)),
                new Honours(
                        or(mine.honours().veteran(), owned(survivor, theirs.honours())),
                        or(mine.honours().pioneer(), theirs.honours().pioneer())));
    }

    /** What is left of what is known now without what a merge had filled. */
    static KnownOfPerson givenBack(Absorbed merge, KnownOfPerson now) {
        KnownOfPerson before = merge.before();
        KnownOfPerson after = merge.after();
        PersonIdentity was = before.identity().value().orElseThrow();
        PersonIdentity then = after.identity().value().orElseThrow();
        PersonIdentity is = now.identity().value().orElseThrow();
        return new KnownOfPerson(
                PersonalData.of(
                        now.identity().subject(),
                        new PersonIdentity(
                                back(was.nik(), then.nik(), is.nik()),
                                back(was.kkNumber(), then.kkNumber(), is.kkNumber()),
                                is.name(),
                                back(was.mothersName(), then.mothersName(), is.mothersName()),
                                back(was.birthDate(), then.birthDate(), is.birthDate()),
                                back(was.phone(), then.phone(), is.phone()),
                                back(was.veteranNumber(), then.veteranNumber(), is.veteranNumber()),
                                back(was.kksCard(), then.kksCard(), is.kksCard()),
                                back(was.account(), then.account(), is.account()))),
                now.sex() == after.sex() ? before.sex() : now.sex(),
                givenBack(before.facts(), after.facts(), now.facts()),
                new Ties(
                        back(
                                before.ties().caregiver(),
                                after.ties().caregiver(),
                                now.ties().caregiver()),
                        back(before.ties().heir(), after.ties().heir(), now.ties().heir())),
                new Honours(
                        back(
                                before.honours().veteran(),
                                after.honours().veteran(),
                                now.honours().veteran()),
                        back(
                                before.honours().pioneer(),
                                after.honours().pioneer(),
                                now.honours().pioneer())));
    }

    private static PersonFacts filled(PersonFacts mine, PersonFacts theirs) {
        List<PpksType> types = new ArrayList<>(mine.ppksTypes());
        types.addAll(theirs.ppksTypes());
        return new PersonFacts(
                mine.employment() == Employment.UNKNOWN ? theirs.employment() : mine.employment(),
                or(mine.disability(), theirs.disability()),
                types,
                or(mine.schooling(), theirs.schooling()),
                or(mine.pregnant(), theirs.pregnant()),
                or(mine.veteran(), theirs.veteran()),
                or(mine.independencePioneer(), theirs.independencePioneer()));
    }

    private static PersonFacts givenBack(PersonFacts was, PersonFacts then, PersonFacts is) {
        List<PpksType> types = new ArrayList<>(is.ppksTypes());
        types.removeIf(one -> then.ppksTypes().contains(one) && !was.ppksTypes().contains(one));
        return new PersonFacts(
                is.employment() == then.employment() ? was.employment() : is.employment(),
                back(was.disability(), then.disability(), is.disability()),
                types,
                back(was.schooling(), then.schooling(), is.schooling()),
                back(was.pregnant(), then.pregnant(), is.pregnant()),
                back(was.veteran(), then.veteran(), is.veteran()),
                back(
                        was.independencePioneer(),
                        then.independencePioneer(),
                        is.independencePioneer()));
    }

    /** The other's number under the survivor's key. */
    private static @Nullable PersonalData<VeteranNumber> owned(
            Registered survivor, Honours theirs) {
        VeteranNumber number = theirs.veteran() == null ? null : theirs.veteran().content();
        return number == null ? null : PersonalData.of(survivor.id(), number);
    }

    /** Whoever named the other record would name themselves: they name nobody. */
    private static @Nullable Tie tie(
            @Nullable Tie mine, @Nullable Tie theirs, Registered survivor, Registered other) {
        Tie named = mine == null || mine.personId().equals(other.id()) ? theirs : mine;
        boolean oneself =
                named != null
                        && (named.personId().equals(survivor.id())
                                || named.personId().equals(other.id()));
        return oneself ? null : named;
    }

    private static <T> @Nullable T or(@Nullable T mine, @Nullable T theirs) {
        return mine == null ? theirs : mine;
    }

    private static <T> @Nullable T back(@Nullable T was, @Nullable T then, @Nullable T is) {
        return Objects.equals(is, then) ? was : is;
    }

    private static void put(Map<Unique, String> found, Unique kind, @Nullable String value) {
        if (value != null) {
            found.put(kind, value);
        }
    }

    /** What one record may give another when two turn out to be one person. */
    public record KnownOfPerson(
            PersonalData<PersonIdentity> identity,
            Sex sex,
            PersonFacts facts,
            Ties ties,
            Person.Honours honours) {}

    /**
     * This record ends in another one.
     *
     * @param handed the numbers the other one has taken over
     * @param home where this person lived until then
     * @param pointing who named this record and names the other one since
     */
    public record Merged(
            UUID into, Set<Unique> handed, @Nullable Membership home, List<Pointer> pointing) {
        public Merged {
            handed = Set.copyOf(handed);
            pointing = List.copyOf(pointing);
        }
    }

    /**
     * A record that names a person.
     *
     * @param record of a person, or of a household for a payee who is no member
     * @param as what the person is to them, a kinship or a guardianship
     */
    public record Pointer(UUID record, PointerRole role, String as) {}

    /** What a record names a person as. */
    public enum PointerRole {
        CAREGIVER,
        HEIR,
        GUARDIAN
    }

    /** One who turned out to be this person, with what was known before and after. */
    public record Absorbed(UUID personId, KnownOfPerson before, KnownOfPerson after) {}

    /** The numbers that one person alone may have. */
    public enum Unique {
        NIK,
        KKS_CARD,
        VETERAN_NUMBER
    }
}
