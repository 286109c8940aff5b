package id.dinsos.disbursement.sampling;

import id.dinsos.disbursement.sampling.SampleEvent.Chosen;
import id.dinsos.disbursement.sampling.SampleEvent.Plan;
import id.dinsos.disbursement.sampling.SampleEvent.Risk;
import id.dinsos.eventstore.rules.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Draws families so that anybody can do it again: in each stratum (a district, at risk or not) they
 * are ordered by a hash of seed and id, and the first are taken. How many of each stratum follows
 * from its size, the largest remainders first; those at risk get the share that the plan gives
 * them, and what one side has too few of goes to the other.
 */
final class SampleDraw {
    private static final int DISTRICT = 8;

    private SampleDraw() {}

    /** At most as many as there are, by village and id. */
    static List<Chosen> of(Plan plan, List<Chosen> population) {
        List<Chosen> risky = population.stream().filter(one -> one.risk() != Risk.NONE).toList();
        List<Chosen> others = population.stream().filter(one -> one.risk() == Risk.NONE).toList();
        int size = Math.min(plan.size(), population.size());
        int fromRisky = Math.min(risky.size(), (size * plan.riskyPercent() + 99) / 100);
        int fromOthers = Math.min(others.size(), size - fromRisky);
        List<Chosen> chosen = new ArrayList<>(drawn(plan.seed(), risky, size - fromOthers));
        chosen.addAll(drawn(plan.seed(), others, fromOthers));
        chosen.sort(Comparator.comparing(Chosen::village).thenComparing(Chosen::beneficiary));
        return List.copyOf(chosen);
    }

    private static List<Chosen> drawn(long seed, List<Chosen> side, int size) {
        Map<String, List<Chosen>> districts =
                side.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> district(one.village()),
                                        TreeMap::new,
                                        Collectors.toList()));
        List<Chosen> drawn = new ArrayList<>();
        Map<String, Integer> shares = shares(districts, side.size(), size);
        districts.forEach((district, families) ->
                families.stream()
                        .sorted(
                                Comparator.comparing(
                                        one -> Names.uuid("sample", seed, one.beneficiary())))
                        .limit(shares.getOrDefault(district, 0))
                        .forEach(drawn::add));
        return drawn;
    }

    /** The whole parts, then one more for the largest remainders; ties by district. */
    private static Map<String, Integer> shares(
            Map<String, List<Chosen>> districts, int all, int size) {
        Map<String, Integer> shares = new TreeMap<>();
        Map<String, Long> remainders = new TreeMap<>();
        int left = size;
        for (Map.Entry<String, List<Chosen>> one : districts.entrySet()) {
            long exact = (long) size * one.getValue().size();
            int whole = (int) (exact / all);
            shares.put(one.getKey(), whole);
            remainders.put(one.getKey(), exact % all);
            left -= whole;
        }
        remainders.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(left)
                .forEach(one -> shares.merge(one.getKey(), 1, Integer::sum));
        return shares;
    }

    private static String district(String village) {
        return village.length() > DISTRICT ? village.substring(0, DISTRICT) : village;
    }
}
