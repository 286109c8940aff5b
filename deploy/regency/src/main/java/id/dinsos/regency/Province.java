package id.dinsos.regency;

import id.dinsos.regency.Homes.Trait;
import id.dinsos.regency.Person.Relation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * People of East Java with a severe disability, and who cares for them: those who come into
 * question for ASPDB in the eight regencies that stand for the province beside Lamongan.
 */
public final class Province {
    public static final String OWNER = "35";

    /** Beyond the accounts of any {@link Scale} and of {@link BadRows}. */
    private static final int ACCOUNTS_AFTER = 91_000_000;

    private static final List<String> DISABILITIES =
            List.of("FISIK", "INTELEKTUAL", "MENTAL", "SENSORIK", "GANDA");

    private final Dice dice;
    private final LocalDate asOf;
    private final Numbers numbers;
    private final List<Disabled> people = new ArrayList<>();

    private Province(Regency.Settings settings) {
        this.dice = new Dice(settings.seed() * 31 + 35);
        this.asOf = settings.asOf();
        this.numbers = new Numbers(dice, ACCOUNTS_AFTER);
    }

    /** How somebody stands towards the programme. */
    enum Kind {
        CARED_FOR,
        ON_THEIR_OWN,
        NOT_SEVERE,
        TOO_OLD,
        ON_PKH,
        DECEASED,
        /** Nothing speaks against them, but their caregiver has no account yet. */
        NO_ACCOUNT
    }

    /** The files of one regency. */
    public record Part(
            String owner, FamilyFiles.Paths files, int families, int members, int carers) {}

    /** What was made. */
    public record Made(Map<String, String> regencies, List<Part> parts, List<Disabled> people) {
        public Made {
            parts = List.copyOf(parts);
            people = List.copyOf(people);
        }

        public int families() {
            return parts.stream().mapToInt(Part::families).sum();
        }
    }

    /** How many are paid at most; at every scale a few more come into question. */
    public static int quota(Scale scale) {
        return scale == Scale.SMALL ? 100 : 4_000;
    }

    public static Made write(Regency.Settings settings, Path folder) throws IOException {
        return new Province(settings).write(Regions.load(OWNER), settings.scale(), folder);
    }

    private Made write(Regions regions, Scale scale, Path folder) throws IOException {
        byte[] deck = deck(counts(scale));
        List<String> owners = List.copyOf(regions.regencies().keySet());
        List<Part> parts = new ArrayList<>();
        for (int part = 0; part < owners.size(); part++) {
            int first = deck.length * part / owners.size();
            int after = deck.length * (part + 1) / owners.size();
            List<Kind> kinds = new ArrayList<>();
            for (int i = first; i < after; i++) {
                kinds.add(Kind.values()[deck[i]]);
            }
            parts.add(part(owners.get(part), regions.villages(), kinds, folder));
        }
        return new Made(regions.regencies(), parts, people);
    }

    private Part part(String owner, List<Regions.Village> villages, List<Kind> kinds, Path folder)
            throws IOException {
        List<Regions.Village> here =
                villages.stream().filter(one -> one.code().startsWith(owner + ".")).toList();
        FamilyFiles.Paths paths = FamilyFiles.Paths.in(folder.resolve("people-" + owner));
        Homes homes = new Homes(dice, asOf, numbers, owner);
        int carers = 0;
        int members = 0;
        try (FamilyFiles files = FamilyFiles.withTies(paths)) {
            for (Kind kind : kinds) {
                List<Tie> ties = new ArrayList<>(1);
                Family family = family(homes, dice.pick(here).code(), kind, ties);
                files.write(family, ties);
                carers += ties.size();
                members += family.members().size();
            }
        }
        return new Part(owner, paths, kinds.size(), members, carers);
    }

    private Family family(Homes homes, String village, Kind kind, List<Tie> carers) {
        Trait trait =
                Trait.disabled(
                        dice.pick(DISABILITIES),
                        kind == Kind.NOT_SEVERE ? Traits.MODERATE : Traits.SEVERE);
        trait = kind == Kind.DECEASED ? trait.dead() : trait;
        boolean onPkh = kind == Kind.ON_PKH;
        // Most are poor; the others come last in the order.
        int decile = onPkh ? dice.between(1, 4) : 1 + dice.weighted(30, 25, 18, 12, 8, 3, 2, 2);
        if (kind == Kind.ON_THEIR_OWN) {
            Person alone =
                    homes.person(village, Relation.HEAD, dice.chance(5_000), months(20, 57), trait);
            return paid(homes, village, List.of(alone), alone, alone, decile, kind);
        }
        int months = kind == Kind.TOO_OLD ? months(63, 78) : months(1, 40);
        boolean old = kind == Kind.TOO_OLD;
        int parents = old ? months(40, 58) : months + 12 * dice.between(19, 32);
        Person father = homes.person(village, Relation.HEAD, false, parents + 36, Trait.NONE);
        Person mother = homes.person(village, Relation.WIFE, true, parents, Trait.NONE);
        Person child =
                homes.person(
                        village,
                        old ? Relation.PARENT : Relation.CHILD,
                        dice.chance(4_500),
                        months,
                        trait);
        if (kind != Kind.DECEASED) {
            carers.add(
                    new Tie(
                            Tie.Role.CAREGIVER,
                            child.id(),
                            mother.nik(),
                            old ? "ANAK" : "ORANG TUA"));
        }
        return paid(homes, village, List.of(father, mother, child), mother, child, decile, kind);
    }

    private Family paid(
            Homes homes,
            String village,
            List<Person> members,
            Person payee,
            Person disabled,
            int decile,
            Kind kind) {
        Optional<Family.Account> account =
                kind == Kind.NO_ACCOUNT
                        ? Optional.empty()
                        : Optional.of(numbers.accountAt(Numbers.Bank.BANK_JATIM));
        Family family = homes.family(village, members, payee, decile, kind == Kind.ON_PKH, account);
        people.add(Disabled.of(family, disabled, payee));
        return family;
    }

    private int months(int fromYears, int toYears) {
        return dice.between(12 * fromYears, 12 * toYears);
    }

    private static Map<Kind, Integer> counts(Scale scale) {
        int[] counts =
                scale == Scale.SMALL
                        ? new int[] {90, 14, 4, 3, 5, 2, 3}
                        : new int[] {3_560, 500, 120, 80, 150, 40, 70};
        Map<Kind, Integer> byKind = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            byKind.put(kind, counts[kind.ordinal()]);
        }
        return byKind;
    }

    private byte[] deck(Map<Kind, Integer> counts) {
        byte[] deck = new byte[counts.values().stream().mapToInt(Integer::intValue).sum()];
        int at = 0;
        for (Map.Entry<Kind, Integer> kind : counts.entrySet()) {
            for (int i = 0; i < kind.getValue(); i++) {
                deck[at++] = (byte) kind.getKey().ordinal();
            }
        }
        dice.shuffle(deck);
        return deck;
    }
}
