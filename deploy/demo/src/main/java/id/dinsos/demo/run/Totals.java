package id.dinsos.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.bank.BankSimulator;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up: what was ordered against what became of it, in all and by place, to the rupiah. */
public final class Totals {
    /** The parts an ordered amount falls into; they always sum to the whole. */
    private static final List<String> PARTS =
            List.of("credited", "returned", "failed", "unknown", "pending", "cancelled");

    private final Desk desk;
    private final Order order;
    private final String run;

    public Totals(Desk desk, PayRun run) {
        this.desk = desk;
        this.order = run.order();
        this.run = run.path();
    }

    /**
     * The places by which to add up.
     *
     * @param length of their codes
     * @param paid how many the generator says are paid there
     */
    public record Places(int length, Map<String, String> names, Map<String, Integer> paid) {
        int all() {
            return paid.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Compares the run's own money with what the banks in truth did. */
    public void check(BankSimulator.Outcomes outcomes, boolean last) {
        JsonNode money = desk.api().get(desk.office().preparer(), run).path("money");
        String group = order.group("rupiah");
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("ordered", money));
        long parts = 0;
        for (String part : PARTS) {
            parts += amount(money, part);
            rows.add(row(part, money));
            desk.ledger().figure(group, part, amount(money, part));
        }
        desk.ledger().figure(group, "ordered", amount(money, "ordered"));
        desk.screen().table(List.of("", order.whom(), "amount"), rows, 1);
        desk.screen().note("ordered = " + String.join(" + ", PARTS) + ", to the rupiah");
        if (last) {
            desk.ledger()
                    .ran(
                            List.of(
                                    order.programme(),
                                    order.period(),
                                    Screen.count(outcomes.credited()) + " " + order.whom(),
                                    Screen.rupiah(amount(money, "credited"))));
        }
        String when = last ? " in the end" : " after the first report";
        expect("credited", when, last ? outcomes.credited() : outcomes.withdrawn(), money);
        expect("failed", when, outcomes.failed(), money);
        expect("returned", when, outcomes.returned(), money);
        expect("unknown", when, last ? outcomes.unknown() : outcomes.unknownAtFirst(), money);
        expect("pending", when, outcomes.silent(), money);
        expect("cancelled", when, 0, money);
        desk.check(
                order.named("ordered, the sum of its parts" + when),
                parts,
                amount(money, "ordered"));
    }

    /**
     * The same by place, against those the generator made there and the run's money.
     *
     * @param spoilt how many withdrawals the banks' contradictions stand in the place of
     */
    public void byPlace(Places places, BankSimulator.Outcomes outcomes, int spoilt)
            throws InterruptedException {
        JsonNode districts = caughtUp(outcomes.credited() * order.eachRupiah());
        Map<String, ObjectNode> sums = new TreeMap<>();
        for (JsonNode district : districts) {
            String code = district.path("region").asText().substring(0, places.length());
            add(sums.computeIfAbsent(code, place -> ApiClient.object()), district);
        }
        List<List<String>> rows = new ArrayList<>();
        sums.forEach((code, sum) -> {
            rows.add(placeRow(code, places.names().getOrDefault(code, ""), sum));
            desk.check(
                    order.named("paid in " + code),
                    places.paid().getOrDefault(code, 0),
                    sum.path("payments").asLong() / order.months().size());
            desk.ledger().group(order.group("districts")).set(code, sum);
        });
        desk.screen().table(columns(), rows, 2);
        desk.check(order.named("places"), places.names().size(), rows.size());
        desk.check(
                order.named("ordered over all places"),
                places.all() * order.eachRupiah(),
                sum(districts, "ordered"));
        desk.check(
                order.named("withdrawn over all places"),
                (outcomes.withdrawn() - spoilt) * order.eachRupiah(),
                sum(districts, "withdrawn"));
        desk.check(
                order.named("credited, not withdrawn"),
                (outcomes.creditedLate() + spoilt) * (long) order.months().size(),
                notWithdrawn());
    }

    /** The sums come from a view, which is a moment behind the books. */
    private JsonNode caughtUp(long credited) throws InterruptedException {
        return desk.await(
                desk.office().preparer(),
                run + "/totals?by=district",
                now -> sum(now, "credited") == credited,
                now -> desk.screen().progress("the sums are catching up with the books"));
    }

    /** The list facilitators work from, page by page. */
    private int notWithdrawn() {
        int[] payments = {0};
        desk.api()
                .forEach(
                        desk.office().preparer(),
                        run + "/not-withdrawn?limit=500",
                        payment -> payments[0]++);
        desk.screen()
                .note(
                        "%s %s were credited and have not withdrawn: a list for facilitators"
                                .formatted(
                                        Screen.count(payments[0] / order.months().size()),
                                        order.whom()));
        return payments[0];
    }

    /** Every number of one place on top of those of another. */
    private static void add(ObjectNode sum, JsonNode more) {
        more.properties()
                .forEach(field -> {
                    if (field.getValue().isObject()) {
                        add(sum.withObjectProperty(field.getKey()), field.getValue());
                    } else if (field.getValue().isNumber()) {
                        long before = sum.path(field.getKey()).asLong();
                        sum.put(field.getKey(), before + field.getValue().asLong());
                    }
                });
    }

    private static long sum(JsonNode districts, String part) {
        long sum = 0;
        for (JsonNode district : districts) {
            sum += amount(district, part);
        }
        return sum;
    }

    private List<String> columns() {
        return List.of(
                "code",
                "place",
                order.whom(),
                "credited",
                "withdrawn",
                "failed",
                "returned",
                "excluded",
                "ordered Rp",
                "credited Rp");
    }

    private List<String> placeRow(String code, String name, JsonNode sum) {
        JsonNode states = sum.path("states");
        long withdrawn = states.path("WITHDRAWN").asLong();
        return List.of(
                code,
                name,
                people(sum.path("payments").asLong()),
                people(withdrawn + states.path("CREDITED").asLong()),
                people(withdrawn),
                people(states.path("FAILED").asLong()),
                people(states.path("RETURNED").asLong()),
                Screen.count(sum.path("excluded").asLong()),
                Screen.count(amount(sum, "ordered")),
                Screen.count(amount(sum, "credited")));
    }

    /** One person has a payment for each month. */
    private String people(long payments) {
        return Screen.count(payments / order.months().size());
    }

    private void expect(String part, String when, int people, JsonNode money) {
        desk.check(order.named(part + when), people * order.eachRupiah(), amount(money, part));
    }

    private static long amount(JsonNode money, String part) {
        return money.path(part + "Rupiah").asLong();
    }

    private List<String> row(String part, JsonNode money) {
        return List.of(
                part,
                Screen.count(amount(money, part) / order.eachRupiah()),
                Screen.rupiah(amount(money, part)));
    }
}
