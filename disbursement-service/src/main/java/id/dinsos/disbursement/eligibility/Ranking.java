package id.dinsos.disbursement.eligibility;

import id.dinsos.disbursement.work.IdOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who is served first. The keys decide one after the other, the smaller first; equal ones go by id,
 * so that nobody chooses. The first who does not fit, and everybody after, waits: nobody overtakes
 * by being cheaper.
 */
public final class Ranking {
    private static final Comparator<Claimant> ORDER =
            Comparator.<Claimant, List<Long>>comparing(Claimant::keys, Ranking::compare)
                    .thenComparing(Claimant::beneficiary, IdOrder.ORDER);

    private Ranking() {}

    /**
     * The waiting list, in order.
     *
     * @param most how many fit
     */
    public static List<WaitingPlace> cut(List<Claimant> claimants, int most, long availableRupiah) {
        List<Claimant> order = new ArrayList<>(claimants);
        order.sort(ORDER);
        List<WaitingPlace> waiting = new ArrayList<>();
        long left = availableRupiah;
        int served = 0;
        for (Claimant one : order) {
            boolean fits = waiting.isEmpty() && one.cost <= left && served < most;
            if (fits) {
                served++;
                left -= one.cost;
            } else {
                waiting.add(new WaitingPlace(one.beneficiary, one.chunk, waiting.size() + 1));
            }
        }
        return waiting;
    }

    /** How many fit by a quota; as many as the money allows where it names no number. */
    public static int places(int beneficiaries) {
        return beneficiaries == 0 ? Integer.MAX_VALUE : beneficiaries;
    }

    /** Facts as they come from the log, with numbers as a rule needs them. */
    public static Map<String, Object> normal(Map<?, ?> facts) {
        Map<String, Object> normal = new LinkedHashMap<>();
        facts.forEach((name, value) -> normal.put(String.valueOf(name), normal(value)));
        return normal;
    }

    private static Object normal(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case List<?> list -> list.stream().map(Ranking::normal).toList();
            case Map<?, ?> map -> normal(map);
            default -> value;
        };
    }

    private static int compare(List<Long> one, List<Long> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = Long.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /**
     * One eligible.
     *
     * @param cost of all months of the run
     */
    public record Claimant(UUID beneficiary, int chunk, List<Long> keys, long cost) {}

    /** One on the waiting list. */
    public record WaitingPlace(UUID beneficiary, int chunk, int place) {}
}
