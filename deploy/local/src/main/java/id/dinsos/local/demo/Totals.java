package id.dinsos.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import id.dinsos.local.regency.Regency;
import id.dinsos.local.regency.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Adds up: what was ordered against what became of it, in all and by district, to the rupiah. */
final class Totals {
    /** The parts an ordered amount falls into; they always sum to the whole. */
    private static final List<String> PARTS =
            List.of("credited", "returned", "failed", "unknown", "pending", "cancelled");

    private static final List<String> DISTRICT_COLUMNS =
            List.of(
                    "code",
                    "district",
                    "families",
                    "credited",
                    "withdrawn",
                    "failed",
                    "returned",
                    "excluded",
                    "ordered Rp",
                    "credited Rp");

    private final Desk desk;
    private final String run;

    Totals(Desk desk, String run) {
        this.desk = desk;
        this.run = run;
    }

    /** Compares the run's own money with what the banks in truth did. */
    void check(BankSimulator.Outcomes outcomes, boolean last) {
        JsonNode money = desk.api().get(desk.office().preparer(), run).path("money");
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("ordered", money));
        long parts = 0;
        for (String part : PARTS) {
            parts += amount(money, part);
            rows.add(row(part, money));
            desk.ledger().figure("rupiah", part, amount(money, part));
        }
        desk.ledger().figure("rupiah", "ordered", amount(money, "ordered"));
        desk.screen().table(List.of("", "families", "amount"), rows, 1);
        desk.screen().note("ordered = " + String.join(" + ", PARTS) + ", to the rupiah");
        String when = last ? " in the end" : " after the first report";
        expect("credited" + when, last ? outcomes.credited() : outcomes.withdrawn(), money);
        expect("failed" + when, outcomes.failed(), money);
        expect("returned" + when, outcomes.returned(), money);
        expect("unknown" + when, last ? outcomes.unknown() : outcomes.unknownAtFirst(), money);
        expect("pending" + when, outcomes.silent(), money);
        expect("cancelled" + when, 0, money);
        desk.check("ordered, the sum of its parts" + when, parts, amount(money, "ordered"));
    }

    /** The same by district, against the families the generator made there and the run's money. */
    void byDistrict(Regency.Made made, BankSimulator.Outcomes outcomes)
            throws InterruptedException {
        Map<String, String> names = Regions.load().districts();
        JsonNode districts = caughtUp(outcomes.credited() * MonthlyRun.BENEFIT_RUPIAH);
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode district : districts) {
            String code = district.path("region").asText();
            rows.add(districtRow(code, names.getOrDefault(code, ""), district));
            desk.check(
                    "families of district " + code,
                    made.eligibleByDistrict().getOrDefault(code, 0),
                    district.path("payments").asLong());
            desk.ledger().group("districts").set(code, district);
        }
        desk.screen().table(DISTRICT_COLUMNS, rows, 2);
        desk.check("districts", names.size(), rows.size());
        long ordered = made.eligible() * MonthlyRun.BENEFIT_RUPIAH;
        desk.check("ordered over all districts", ordered, sum(districts, "ordered"));
        int held = BankSimulator.NOT_WITHDRAWN_FOR_CONTRADICTION;
        long withdrawn = (outcomes.withdrawn() - held) * MonthlyRun.BENEFIT_RUPIAH;
        desk.check("withdrawn over all districts", withdrawn, sum(districts, "withdrawn"));
        desk.check("credited, not withdrawn", outcomes.creditedLate() + held, notWithdrawn());
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
        int[] families = {0};
        desk.api()
                .forEach(
                        desk.office().preparer(),
                        run + "/not-withdrawn?limit=500",
                        family -> families[0]++);
        desk.screen()
                .note(
                        "%s families were credited and have not withdrawn: a list for facilitators"
                                .formatted(Screen.count(families[0])));
        return families[0];
    }

    private static long sum(JsonNode districts, String part) {
        long sum = 0;
        for (JsonNode district : districts) {
            sum += amount(district, part);
        }
        return sum;
    }

    private static List<String> districtRow(String code, String name, JsonNode district) {
        JsonNode states = district.path("states");
        long withdrawn = states.path("WITHDRAWN").asLong();
        return List.of(
                code,
                name,
                Screen.count(district.path("payments").asLong()),
                Screen.count(withdrawn + states.path("CREDITED").asLong()),
                Screen.count(withdrawn),
                Screen.count(states.path("FAILED").asLong()),
                Screen.count(states.path("RETURNED").asLong()),
                Screen.count(district.path("excluded").asLong()),
                Screen.count(amount(district, "ordered")),
                Screen.count(amount(district, "credited")));
    }

    private void expect(String what, int families, JsonNode money) {
        String part = what.substring(0, what.indexOf(' '));
        desk.check(what, families * MonthlyRun.BENEFIT_RUPIAH, amount(money, part));
    }

    private static long amount(JsonNode money, String part) {
        return money.path(part + "Rupiah").asLong();
    }

    private static List<String> row(String part, JsonNode money) {
        return List.of(
                part,
                Screen.count(amount(money, part) / MonthlyRun.BENEFIT_RUPIAH),
                Screen.rupiah(amount(money, part)));
    }
}
