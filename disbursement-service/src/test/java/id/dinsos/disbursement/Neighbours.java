package id.dinsos.disbursement;

import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.contracts.RegistryMessage.Composition;
import id.dinsos.contracts.RegistryMessage.Disability;
import id.dinsos.contracts.RegistryMessage.Household;
import id.dinsos.contracts.RegistryMessage.Identity;
import id.dinsos.contracts.RegistryMessage.Listing;
import id.dinsos.contracts.RegistryMessage.Person;
import id.dinsos.eventstore.rules.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Families of several members, each as a test is about it, told to the registry's topics. */
final class Neighbours {
    static final String LONG_AGO = "2026-01-01T00:00:00Z";
    private final String owner;
    private final String region;

    Neighbours(String owner) {
        this(owner, owner + ".01.2001");
    }

    private Neighbours(String owner, String region) {
        this.owner = owner;
        this.region = region;
    }

    /** The same office's families, living elsewhere. */
    Neighbours livingIn(String elsewhere) {
        return new Neighbours(owner, elsewhere);
    }

    /**
     * A household with its members; the first is head and payee. A roster with a minus is one that
     * it has left.
     */
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
                            region,
                            owner,
                            "LIVE",
                            personId(number, 0),
                            personId(number, 0),
                            decile,
                            decile * 10,
                            new Composition(living, 0, 0, 0),
                            rosters.stream()
                                    .map(name ->
                                            new Listing(
                                                    "DTSEN",
                                                    name.replace("-", ""),
                                                    !name.startsWith("-"),
                                                    null,
                                                    "1"))
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
                                member.nik == null ? nik(number, i) : member.nik,
                                null,
                                member.name,
                                null,
                                member.holder == null
                                        ? null
                                        : new Account(
                                                "BNI",
                                                RegistryTopics.account(
                                                        "BNI",
                                                        member.account == null
                                                                ? owner + number + "." + i
                                                                : member.account),
                                                member.holder,
                                                member.enteredBy)),
                        version,
                        at);
            }
            registry.flush();
        }
        return id;
    }

    /** Everybody's own: a woman's, born in August 1992 in the owner's first district. */
    String nik(int number, int member) {
        return "%s01%02d0892%04d".formatted(owner.replace(".", ""), 41 + member, 9000 + number);
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
                member.civilMatch,
                member.employment,
                "KNOWN",
                member.severity == null
                        ? null
                        : new Disability("PHYSICAL", member.severity, member.chronic),
                member.ppks,
                member.veteran,
                member.pioneer,
                null,
                member.schooling,
                member.caregiver < 0 ? null : personId(number, member.caregiver),
                member.heir < 0 ? null : personId(number, member.heir),
                null);
    }

    /** Somebody born in a month, with an account in a name of their own. */
    static Member born(String month) {
        return new Member(month);
    }

    /** One member; each change is a copy. */
    static final class Member {
        private final String name = "Siti Aminah";
        private final String birthMonth;
        private @Nullable String severity;
        private boolean chronic;
        private @Nullable String schooling;
        private @Nullable LocalDate diedOn;
        private @Nullable String holder = "SITI AMINAH";
        private int caregiver = -1;
        private int heir = -1;
        private boolean veteran;
        private boolean pioneer;
        private String employment = "INFORMAL";
        private String civilMatch = "MATCHED";
        private List<String> ppks = List.of();
        private @Nullable String nik;
        private @Nullable String account;
        private @Nullable String enteredBy;

        private Member(String birthMonth) {
            this.birthMonth = birthMonth;
        }

        private Member with(Consumer<Member> change) {
            Member copy = new Member(birthMonth);
            copy.severity = severity;
            copy.chronic = chronic;
            copy.schooling = schooling;
            copy.diedOn = diedOn;
            copy.holder = holder;
            copy.caregiver = caregiver;
            copy.heir = heir;
            copy.veteran = veteran;
            copy.pioneer = pioneer;
            copy.employment = employment;
            copy.civilMatch = civilMatch;
            copy.ppks = ppks;
            copy.nik = nik;
            copy.account = account;
            copy.enteredBy = enteredBy;
            change.accept(copy);
            return copy;
        }

        /** Cared for, and paid through, another member. */
        Member disabled(String how, int carer) {
            return with(m -> {
                m.severity = how;
                m.holder = null;
                m.caregiver = carer;
            });
        }

        Member ill() {
            return with(m -> {
                m.severity = "MILD";
                m.chronic = true;
            });
        }

        Member caredForBy(int carer) {
            return with(m -> m.caregiver = carer);
        }

        Member at(String school) {
            return with(m -> {
                m.schooling = school;
                m.holder = null;
            });
        }

        Member died(String on) {
            return with(m -> m.diedOn = LocalDate.parse(on));
        }

        Member paidInto(@Nullable String other) {
            return with(m -> m.holder = other);
        }

        Member fought(int widow) {
            return with(m -> {
                m.heir = widow;
                m.veteran = true;
            });
        }

        Member pioneer(int widow) {
            return with(m -> {
                m.heir = widow;
                m.pioneer = true;
            });
        }

        /** By the officer who entered the account. */
        Member enteredBy(String officer) {
            return with(m -> m.enteredBy = officer);
        }

        Member worksAs(String job) {
            return with(m -> m.employment = job);
        }

        Member unmatched() {
            return with(m -> m.civilMatch = "MISMATCHED");
        }

        Member of(String... types) {
            return with(m -> m.ppks = List.of(types));
        }

        Member nik(String other) {
            return with(m -> m.nik = other);
        }

        Member account(String number) {
            return with(m -> m.account = number);
        }
    }
}
