package id.dinsos.disbursement;

import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.contracts.RegistryMessage.Composition;
import id.dinsos.contracts.RegistryMessage.Disability;
import id.dinsos.contracts.RegistryMessage.Household;
import id.dinsos.contracts.RegistryMessage.Identity;
import id.dinsos.contracts.RegistryMessage.Listing;
import id.dinsos.contracts.RegistryMessage.Person;
import id.dinsos.eventstore.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Families of several members, each as a test is about it, told to the registry's topics. */
final class Neighbours {
    static final String LONG_AGO = "2026-01-01T00:00:00Z";
    private final String owner;

    Neighbours(String owner) {
        this.owner = owner;
    }

    /** A household with its members; the first is head and payee. */
    UUID family(int number, int decile, List<String> rosters, Member... members) {
        return family(number, decile, rosters, 1, LONG_AGO, members);
    }

    UUID family(
            int number,
            int decile,
            List<String> rosters,
            long version,
            String at,
            Member... members) {
        UUID id = Names.uuid(owner, "neighbours", number);
        List<Person> persons = new ArrayList<>();
        int living = 0;
        for (int i = 0; i < members.length; i++) {
            persons.add(person(id, number, i, members[i]));
            living += members[i].diedOn == null ? 1 : 0;
        }
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(
                    new Household(
                            id,
                            "household-registered",
                            owner + ".01.2001",
                            owner,
                            "LIVE",
                            personId(number, 0),
                            personId(number, 0),
                            decile,
                            decile * 10,
                            new Composition(living, 0, 0, 0),
                            rosters.stream()
                                    .map(name -> new Listing("DTSEN", name, true, null, "1"))
                                    .toList(),
                            null),
                    version,
                    at);
            for (int i = 0; i < members.length; i++) {
                registry.tell(persons.get(i), version, at);
                Member member = members[i];
                registry.tell(
                        persons.get(i).personId(),
                        owner,
                        new Identity(
                                "%s5508%02d%04d"
                                        .formatted(owner.replace(".", "") + "01", i, 1000 + number),
                                null,
                                member.name,
                                null,
                                member.holder == null
                                        ? null
                                        : new Account(
                                                "BNI", owner + number + "." + i, member.holder)),
                        version,
                        at);
            }
            registry.flush();
        }
        return id;
    }

    UUID personId(int number, int member) {
        return Names.uuid(owner, "neighbours", number, member);
    }

    private Person person(UUID household, int number, int place, Member member) {
        return new Person(
                personId(number, place),
                "person-registered",
                owner,
                household,
                place == 0 ? "HEAD" : "CHILD",
                member.birthMonth,
                "FEMALE",
                member.diedOn == null,
                member.diedOn,
                "MATCHED",
                "INFORMAL",
                "KNOWN",
                member.severity == null ? null : new Disability("PHYSICAL", member.severity, false),
                List.of(),
                member.veteran,
                null,
                null,
                member.schooling,
                member.caregiver < 0 ? null : personId(number, member.caregiver),
                member.heir < 0 ? null : personId(number, member.heir),
                null);
    }

    /** Somebody born in a month, with an account in a name of their own. */
    static Member born(String month) {
        return new Member("Siti Aminah", month, null, null, null, "SITI AMINAH", -1, -1, false);
    }

    record Member(
            String name,
            String birthMonth,
            @Nullable String severity,
            @Nullable String schooling,
            @Nullable LocalDate diedOn,
            @Nullable String holder,
            int caregiver,
            int heir,
            boolean veteran) {
        Member disabled(String how, int carer) {
            return new Member(name, birthMonth, how, schooling, diedOn, null, carer, heir, veteran);
        }

        Member at(String school) {
            return new Member(
                    name, birthMonth, severity, school, diedOn, null, caregiver, heir, veteran);
        }

        Member died(String on) {
            return new Member(
                    name,
                    birthMonth,
                    severity,
                    schooling,
                    LocalDate.parse(on),
                    holder,
                    caregiver,
                    heir,
                    veteran);
        }

        Member paidInto(@Nullable String other) {
            return new Member(
                    name, birthMonth, severity, schooling, diedOn, other, caregiver, heir, veteran);
        }

        Member fought(int widow) {
            return new Member(
                    name, birthMonth, severity, schooling, diedOn, holder, caregiver, widow, true);
        }
    }
}
