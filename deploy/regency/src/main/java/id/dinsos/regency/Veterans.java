package id.dinsos.regency;

import id.dinsos.regency.Homes.Trait;
import id.dinsos.regency.Person.Relation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The veterans of Kutai Timur: thirty alive and forty-five who left a widow, of whom seven people
 * die within the year that is paid, nine in a hundred as in every year.
 */
public final class Veterans {
    public static final String OWNER = "64.08";

    private static final int ACCOUNTS_AFTER = 92_000_000;

    /** What becomes of a veteran, or of the widow, in the year that is paid. */
    public enum Fate {
        LIVES(26),
        DIES_LEAVING_A_WIDOW(2),
        DIES_ALONE(1),
        /** Alone too, between the freeze and the payment. */
        DIES_AFTER_THE_FREEZE(1),
        LEFT_A_WIDOW(42),
        WIDOW_DIES(3);

        private final int count;

        Fate(int count) {
            this.count = count;
        }
    }

    /** Who inherits, and where she is paid, which the family's rows do not say; by the same key. */
    public record Widow(String id, String name, String bank, String account) {
        @Override
        public String toString() {
            return "Widow[" + id + "]";
        }
    }

    /**
     * A veteran by the key of the ministry's file.
     *
     * @param diesInMonth of the year that is paid; 0 where nobody dies, or only after the freeze
     */
    public record Veteran(String id, Fate fate, Optional<Widow> widow, int diesInMonth) {
        /** Who dies: the widow where the veteran is dead already. */
        public String dies() {
            return fate == Fate.WIDOW_DIES ? widow.orElseThrow().id() : id;
        }
    }

    /** What was made. */
    public record Made(FamilyFiles.Paths files, int members, List<Veteran> veterans) {
        public Made {
            veterans = List.copyOf(veterans);
        }

        public List<Veteran> of(Fate fate) {
            return veterans.stream().filter(one -> one.fate() == fate).toList();
        }
    }

    private final Dice dice;
    private final Numbers numbers;
    private final Homes homes;
    private final List<Veteran> veterans = new ArrayList<>();
    private int issued;

    private Veterans(Regency.Settings settings) {
        this.dice = new Dice(settings.seed() * 31 + 64);
        this.numbers = new Numbers(dice, ACCOUNTS_AFTER);
        this.homes = new Homes(dice, settings.asOf(), numbers, OWNER);
    }

    public static Made write(Regency.Settings settings, Path folder) throws IOException {
        return new Veterans(settings).write(Regions.load(OWNER), folder);
    }

    private Made write(Regions regions, Path folder) throws IOException {
        FamilyFiles.Paths paths = FamilyFiles.Paths.in(folder.resolve("people-" + OWNER));
        int members = 0;
        int deaths = 0;
        try (FamilyFiles files = FamilyFiles.withTies(paths)) {
            for (Fate fate : Fate.values()) {
                for (int i = 0; i < fate.count; i++) {
                    int month = diesWithinTheYear(fate) ? 3 + deaths++ : 0;
                    Family family = family(dice.pick(regions.villages()).code(), fate, month);
                    files.write(family, heirs(family));
                    members += family.members().size();
                }
            }
        }
        return new Made(paths, members, veterans);
    }

    /** The wife, or widow, of a veteran. */
    private static List<Tie> heirs(Family family) {
        return family.members().stream()
                .filter(member -> !member.veteranNumber().isEmpty())
                .flatMap(veteran ->
                        family.members().stream()
                                .filter(other -> other != veteran)
                                .map(wife ->
                                        new Tie(Tie.Role.HEIR, veteran.id(), wife.nik(), "ISTRI")))
                .toList();
    }

    private static boolean diesWithinTheYear(Fate fate) {
        return switch (fate) {
            case DIES_LEAVING_A_WIDOW, DIES_ALONE, WIDOW_DIES -> true;
            case LIVES, DIES_AFTER_THE_FREEZE, LEFT_A_WIDOW -> false;
        };
    }

    private Family family(String village, Fate fate, int diesInMonth) {
        boolean widowed = fate == Fate.LEFT_A_WIDOW || fate == Fate.WIDOW_DIES;
        boolean alone = fate == Fate.DIES_ALONE || fate == Fate.DIES_AFTER_THE_FREEZE;
        int months = dice.between(12 * 74, 12 * 91);
        Trait trait = Trait.veteran("NPV-23." + Numbers.padded(100_000 + ++issued, 6));
        Person veteran =
                homes.person(
                        village,
                        widowed ? Relation.HUSBAND : Relation.HEAD,
                        false,
                        months,
                        widowed ? trait.dead() : trait);
        Family.Account account = numbers.accountAt(Numbers.Bank.BRI);
        if (alone) {
            veterans.add(new Veteran(veteran.id(), fate, Optional.empty(), diesInMonth));
            return homes.family(village, List.of(veteran), veteran, 5, false, Optional.of(account));
        }
        Person wife =
                homes.person(
                        village,
                        widowed ? Relation.HEAD : Relation.WIFE,
                        true,
                        months - 12 * dice.between(2, 9),
                        Trait.NONE);
        Family.Account hers = widowed ? account : numbers.accountAt(Numbers.Bank.BRI);
        Widow widow = new Widow(wife.id(), wife.name(), hers.bank().name(), hers.number());
        veterans.add(new Veteran(veteran.id(), fate, Optional.of(widow), diesInMonth));
        return homes.family(
                village,
                widowed ? List.of(wife, veteran) : List.of(veteran, wife),
                widowed ? wife : veteran,
                5,
                false,
                Optional.of(account));
    }
}
