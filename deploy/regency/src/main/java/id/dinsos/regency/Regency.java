package id.dinsos.regency;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A synthetic Lamongan: writes the family file a ministry would send, for all 27 districts and 474
 * villages, family by family in the order of {@code id_keluarga}, with nothing kept in memory but
 * the numbers issued. The same settings give the same bytes.
 */
public final class Regency {
    /** Villages with more families on the roster: the dry south and the flood plain. */
    private static final Set<String> SOUTH =
            Set.of("35.24.01", "35.24.02", "35.24.03", "35.24.04", "35.24.11");

    private static final Set<String> FLOODED =
            Set.of(
                    "35.24.05",
                    "35.24.08",
                    "35.24.18",
                    "35.24.20",
                    "35.24.21",
                    "35.24.24",
                    "35.24.25",
                    "35.24.26");

    private static final int IDS_A_SEED = 2_000_000;
    private static final long SEEDS_APART = 40;

    /**
     * The day the demo's files are dated, whatever month it pays: the same seed, the same people.
     */
    public static final LocalDate FILE_DATE = LocalDate.of(2026, 11, 1);

    private static final double SIZE_SIGMA = 0.5;

    private Regency() {}

    /**
     * What to make.
     *
     * @param asOf the day the file is dated; ages are of this day
     */
    public record Settings(Scale scale, long seed, LocalDate asOf) {}

    /**
     * What was made, so that a run's totals can be checked against it.
     *
     * @param disabled everybody with a disability, whom the province looks at too
     */
    public record Made(
            int families,
            int members,
            Map<Fate, Integer> byFate,
            Map<String, Integer> eligibleByDistrict,
            List<Disabled> disabled) {
        public Made {
            disabled = List.copyOf(disabled);
            byFate = Collections.unmodifiableMap(byFate);
            eligibleByDistrict = Collections.unmodifiableMap(eligibleByDistrict);
        }

        public int count(Fate fate) {
            return byFate.getOrDefault(fate, 0);
        }

        public int eligible() {
            return count(Fate.ELIGIBLE);
        }
    }

    /** Seeds next to each other make other people: no number is in both but by chance. */
    public static Made write(Settings settings, FamilyFiles.Paths paths) throws IOException {
        Regions regions = Regions.load();
        Dice dice = new Dice(settings.seed());
        byte[] deck = settings.scale().deck(dice);
        int[] perVillage = share(dice, regions.villages(), deck.length);
        FamilyMaker maker =
                new FamilyMaker(
                        dice,
                        settings.asOf(),
                        List.copyOf(regions.districts().keySet()),
                        (int) Math.floorMod(settings.seed() - 1, SEEDS_APART) * IDS_A_SEED);
        Map<Fate, Integer> byFate = new EnumMap<>(Fate.class);
        Map<String, Integer> eligible = new TreeMap<>();
        List<Disabled> disabled = new ArrayList<>();
        int made = 0;
        int members = 0;
        try (FamilyFiles files = new FamilyFiles(paths)) {
            for (int v = 0; v < perVillage.length; v++) {
                Regions.Village village = regions.villages().get(v);
                for (int i = 0; i < perVillage[v]; i++) {
                    Fate fate = Fate.values()[deck[made++]];
                    Family family = maker.make(village, fate);
                    files.write(family);
                    disabled.addAll(Disabled.in(family));
                    members += family.members().size();
                    byFate.merge(fate, 1, Integer::sum);
                    eligible.merge(village.district(), fate == Fate.ELIGIBLE ? 1 : 0, Integer::sum);
                }
            }
        }
        return new Made(made, members, byFate, eligible, disabled);
    }

    /** Lognormal village sizes that sum to the whole; no village is empty. */
    private static int[] share(Dice dice, List<Regions.Village> villages, int families) {
        List<Double> upTo = new ArrayList<>();
        double sum = 0;
        for (Regions.Village village : villages) {
            double factor =
                    SOUTH.contains(village.district())
                            ? 1.35
                            : FLOODED.contains(village.district()) ? 1.15 : 1;
            sum += dice.lognormal(SIZE_SIGMA) * factor;
            upTo.add(sum);
        }
        int spread = families - villages.size();
        int[] share = new int[villages.size()];
        long before = 0;
        for (int v = 0; v < share.length; v++) {
            long here = v == share.length - 1 ? spread : (long) (upTo.get(v) / sum * spread);
            share[v] = 1 + (int) (here - before);
            before = here;
        }
        return share;
    }
}
