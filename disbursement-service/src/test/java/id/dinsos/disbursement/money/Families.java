package id.dinsos.disbursement.money;

import id.dinsos.disbursement.entitlement.Entitled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a registry does to families between two payments: payees change, numbers are corrected or
 * first learned, families split, unite and part again, are dissolved and registered anew, go to the
 * neighbouring office, records are merged and the merge undone. It keeps for each person every
 * household of the month, so that what a payment means can be read from what happened to people,
 * and not from any claim.
 */
final class Families {
    private static final int PEOPLE = 12;

    private final Random random;
    private final Map<UUID, Person> people = new TreeMap<>();
    private final Map<UUID, String> offices = new TreeMap<>();
    private final List<Union> unions = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>(List.of(0));
    private int tick;
    private int names;

    Families(Random random) {
        this.random = random;
        for (int i = 0; i < PEOPLE; i++) {
            Person person = new Person(new UUID(7, i), new UUID(2, i / 2));
            person.nik = random.nextBoolean() ? "nik-" + i : null;
            people.put(person.id, person);
        }
    }

    /** The households of an office in which somebody lives, in order. */
    List<UUID> households(String office) {
        Set<UUID> all = new TreeSet<>();
        people.values().stream()
                .filter(one -> one.into == null && office(one.home).equals(office))
                .forEach(one -> all.add(one.home));
        return List.copyOf(all);
    }

    /** The people of an office who go on under their own record, in order. */
    List<UUID> persons(String office) {
        return people.values().stream()
                .filter(one -> one.into == null && office(one.home).equals(office))
                .map(one -> one.id)
                .toList();
    }

    private String office(UUID household) {
        return offices.getOrDefault(household, Scheme.OFFICES.getFirst());
    }

    /** The next month begins, as long as there is one. */
    void nextMonth() {
        if (starts.size() < 12) {
            starts.add(tick);
        }
    }

    /** One thing that happens. */
    String live() {
        Person one = any(people.values());
        Person other = any(people.values());
        return switch (random.nextInt(9)) {
            case 0 -> {
                one.nik = "nik-" + one.id.getLeastSignificantBits() + '-' + names++;
                yield "nik";
            }
            case 1 -> {
                move(List.of(one), new UUID(3, names++));
                yield "split";
            }
            case 2 -> {
                move(List.of(one), other.home);
                yield "unite";
            }
            case 3 -> {
                move(members(one.home), new UUID(3, names++));
                yield "register-anew";
            }
            case 4 -> {
                if (one != other && one.into == null && other.into == null) {
                    one.into = other.id;
                    yield "merge";
                }
                yield "";
            }
            case 5 -> {
                one.into = null;
                yield "unmerge";
            }
            case 6 -> {
                offices.put(one.home, any(Scheme.OFFICES));
                yield "hand-over";
            }
            case 7 -> {
                if (one.home.equals(other.home)) {
                    yield "";
                }
                List<Person> all = members(one.home);
                unions.add(new Union(one.home, other.home, all.stream().map(m -> m.id).toList()));
                move(all, other.home);
                yield "merge-households";
            }
            default -> {
                if (unions.isEmpty()) {
                    yield "";
                }
                Union last = unions.removeLast();
                move(
                        last.people().stream()
                                .map(this::known)
                                .filter(member -> member.home.equals(last.into()))
                                .toList(),
                        last.from());
                yield "part-households";
            }
        };
    }

    private void move(List<Person> some, UUID home) {
        if (!some.isEmpty()) {
            offices.putIfAbsent(home, office(some.getFirst().home));
        }
        for (Person one : some) {
            one.home = home;
            one.stays.add(new Stay(++tick, home));
        }
    }

    /** The payee is whoever the office says this time. */
    UUID payee(UUID household) {
        return any(members(household)).id;
    }

    /** What the tables say to the rule under test of a programme of persons. */
    Entitled entitled(UUID person) {
        return new Entitled(null, records(person), known(person).nik, Set.of());
    }

    /** What they say of a household. */
    Entitled entitled(UUID household, UUID payee, int month) {
        Set<UUID> former = new HashSet<>();
        for (Person member : members(household)) {
            for (UUID record : records(member.id)) {
                former.addAll(homes(known(record), month));
            }
        }
        former.remove(household);
        return new Entitled(household, records(payee), known(payee).nik, former);
    }

    /**
     * Everything that is this family, or this payee, in the month, by the model's own reading: the
     * homes that anybody living here has had, and whoever the payee has been known as.
     */
    Set<Object> touched(UUID household, UUID payee, int month) {
        Set<Object> touched = new HashSet<>();
        touched.add(household);
        for (Person one : people.values()) {
            if (survivor(one).home.equals(household)) {
                touched.addAll(homes(one, month));
            }
        }
        touched.addAll(touched(payee));
        return touched;
    }

    /** Everything that is this person: whoever they have been known as, and their number. */
    Set<Object> touched(UUID person) {
        Set<Object> touched = new HashSet<>();
        for (Person one : people.values()) {
            if (survivor(one) == survivor(known(person))) {
                touched.add("person " + one.id);
            }
        }
        String nik = known(person).nik;
        if (nik != null) {
            touched.add(nik);
        }
        return touched;
    }

    /** Whether there is still somebody to pay. */
    boolean isThere(UUID beneficiary) {
        Person one = people.get(beneficiary);
        return one == null ? !members(beneficiary).isEmpty() : one.into == null;
    }

    /** The home at the beginning of a month and all since; of a month to come the one of now. */
    private Set<UUID> homes(Person one, int month) {
        int start = month <= starts.size() ? starts.get(month - 1) : tick;
        Set<UUID> homes = new HashSet<>();
        UUID first = one.stays.getFirst().home;
        for (Stay stay : one.stays) {
            if (stay.since <= start) {
                first = stay.home;
            } else {
                homes.add(stay.home);
            }
        }
        homes.add(first);
        return homes;
    }

    private Person survivor(Person one) {
        Person last = one;
        for (UUID next = last.into; next != null; next = last.into) {
            last = known(next);
        }
        return last;
    }

    private List<Person> members(UUID household) {
        return people.values().stream()
                .filter(one -> one.into == null && one.home.equals(household))
                .toList();
    }

    private Set<UUID> records(UUID person) {
        Set<UUID> records = new HashSet<>();
        List<UUID> open = new ArrayList<>(List.of(person));
        while (!open.isEmpty()) {
            UUID one = open.removeLast();
            if (records.add(one)) {
                people.values().stream()
                        .filter(other -> one.equals(other.into))
                        .forEach(other -> open.add(other.id));
            }
        }
        return records;
    }

    private Person known(UUID id) {
        return java.util.Objects.requireNonNull(people.get(id));
    }

    private <T> T any(java.util.Collection<T> some) {
        return List.copyOf(some).get(random.nextInt(some.size()));
    }

    private static final class Person {
        private final UUID id;
        private final List<Stay> stays = new ArrayList<>();
        private UUID home;
        private @Nullable String nik;
        private @Nullable UUID into;

        Person(UUID id, UUID home) {
            this.id = id;
            this.home = home;
            stays.add(new Stay(0, home));
        }
    }

    private record Stay(int since, UUID home) {}

    private record Union(UUID from, UUID into, List<UUID> people) {}
}
