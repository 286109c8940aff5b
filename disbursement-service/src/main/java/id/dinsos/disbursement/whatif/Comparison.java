package id.dinsos.disbursement.whatif;

import id.dinsos.disbursement.eligibility.Judgment;
import id.dinsos.disbursement.eligibility.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is eligible by the rule in force and by a draft, as the populations are read. It may be told
 * by several threads.
 */
final class Comparison {
    private static final int DISTRICT = 8;
    private static final List<String> NO_CANDIDATE = List.of("not-a-candidate");

    private final Map<UUID, Side> before = new ConcurrentHashMap<>();
    private final Map<UUID, Side> after = new ConcurrentHashMap<>();
    private final Map<UUID, List<String>> refusedByDraft = new ConcurrentHashMap<>();

    /** What the rule in force says of one. */
    void before(UUID id, String region, Judgment judgment, List<Long> keys) {
        if (isEligible(judgment)) {
            before.put(id, new Side(region, judgment.amountRupiah(), keys));
        }
    }

    /** What the draft says of one; it comes after the rule in force has spoken, if it does. */
    void after(UUID id, String region, Judgment judgment, List<Long> keys) {
        if (isEligible(judgment)) {
            after.put(id, new Side(region, judgment.amountRupiah(), keys));
        } else if (before.containsKey(id)) {
            refusedByDraft.put(id, judgment.verdict().clauses());
        }
    }

    Map<UUID, Side> beforeSides() {
        return before;
    }

    Map<UUID, Side> afterSides() {
        return after;
    }

    /** They are eligible and wait for a place all the same. */
    void cut(List<UUID> cutBefore, List<UUID> cutAfter, String clause) {
        cutBefore.forEach(before::remove);
        for (UUID id : cutAfter) {
            after.remove(id);
            refusedByDraft.put(id, List.of(clause));
        }
    }

    /** Sums by district, and the first of those who enter and leave, by id. */
    Result result(int limit) {
        Map<String, District> districts = new TreeMap<>();
        List<UUID> entering = new ArrayList<>();
        List<UUID> leaving = new ArrayList<>();
        Set<UUID> all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        District total = new District("", 0, 0, 0, 0, 0, 0);
        for (UUID id : all) {
            Side was = before.get(id);
            Side is = after.get(id);
            String region = is != null ? is.region : was == null ? "" : was.region;
            String district = region.substring(0, Math.min(DISTRICT, region.length()));
            District one =
                    new District(
                            district,
                            was == null ? 0 : 1,
                            is == null ? 0 : 1,
                            was == null ? 1 : 0,
                            is == null ? 1 : 0,
                            was == null ? 0 : was.amountRupiah,
                            is == null ? 0 : is.amountRupiah);
            districts.merge(district, one, District::plus);
            total = total.plus(one);
            if (was == null) {
                entering.add(id);
            } else if (is == null) {
                leaving.add(id);
            }
        }
        return new Result(
                total,
                List.copyOf(districts.values()),
                entering.stream().sorted().limit(limit).toList(),
                leaving.stream()
                        .sorted()
                        .limit(limit)
                        .map(id -> new Leaving(id, refusedByDraft.getOrDefault(id, NO_CANDIDATE)))
                        .toList());
    }

    private static boolean isEligible(Judgment judgment) {
        return judgment.verdict().outcome() == Verdict.Outcome.ELIGIBLE;
    }

    /**
     * One who is eligible.
     *
     * @param keys the place in the order of a quota
     */
    record Side(String region, long amountRupiah, List<Long> keys) {}

    /** The difference in a place, for one month. */
    public record District(
            String region,
            int eligibleBefore,
            int eligibleAfter,
            int enters,
            int leaves,
            long costBeforeRupiah,
            long costAfterRupiah) {
        District plus(District other) {
            return new District(
                    region,
                    eligibleBefore + other.eligibleBefore,
                    eligibleAfter + other.eligibleAfter,
                    enters + other.enters,
                    leaves + other.leaves,
                    Math.addExact(costBeforeRupiah, other.costBeforeRupiah),
                    Math.addExact(costAfterRupiah, other.costAfterRupiah));
        }
    }

    /** One who would no longer be paid, and why. */
    public record Leaving(UUID beneficiaryId, List<String> clauses) {}

    /** Everything that a draft would change. */
    record Result(
            District total, List<District> districts, List<UUID> entering, List<Leaving> leaving) {}
}
