package id.dinsos.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    private final Desk desk;
    private final String run;

    Totals(Desk desk, String run) {
        this.desk = desk;
        this.run = run;
    }

    /** Compares the run's own totals with what the banks in truth did. */
    void check(BankSimulator.Outcomes outcomes, boolean last) {
        JsonNode totals = desk.api().get(desk.office().preparer(), run).path("totals");
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("ordered", totals));
        long rupiah = 0;
        for (String part : PARTS) {
            rupiah += amount(totals, part);
            rows.add(row(part, totals));
            desk.ledger().figure("rupiah", part, amount(totals, part));
            desk.ledger().figure("counts", part, totals.path(part).asLong());
        }
        desk.ledger().figure("rupiah", "ordered", amount(totals, "ordered"));
        desk.ledger().figure("counts", "ordered", totals.path("ordered").asLong());
        desk.screen().table(List.of("", "payments", "amount"), rows, 1);
        String when = last ? " in the end" : " after the first report";
        expect(
                "credited" + when,
                last ? outcomes.credited() : outcomes.withdrawn(),
                "credited",
                totals);
        expect("failed" + when, outcomes.failed(), "failed", totals);
        expect("returned" + when, outcomes.returned(), "returned", totals);
        expect(
                "unknown" + when,
                last ? outcomes.unknown() : outcomes.unknownAtFirst(),
                "unknown",
                totals);
        expect("pending" + when, outcomes.silent(), "pending", totals);
        desk.check("ordered = the sum of its parts" + when, amount(totals, "ordered"), rupiah);
        desk.screen().note("ordered = " + String.join(" + ", PARTS) + ", to the rupiah");
    }

    /** The same by district, against the families the generator made there. */
    void byDistrict(Regency.Made made) {
        Map<String, String> names = Regions.load().districts();
        List<List<String>> rows = new ArrayList<>();
        long ordered = 0;
        for (JsonNode district :
                desk.api().get(desk.office().preparer(), run + "/totals?by=district")) {
            String code = district.path("region").asText();
            ordered += district.path("orderedRupiah").asLong();
            rows.add(
                    List.of(
                            code,
                            names.getOrDefault(code, ""),
                            Screen.count(district.path("ordered").asLong()),
                            Screen.count(district.path("credited").asLong()),
                            Screen.count(district.path("withdrawn").asLong()),
                            Screen.count(district.path("failed").asLong()),
                            Screen.count(district.path("returned").asLong()),
                            Screen.count(district.path("orderedRupiah").asLong()),
                            Screen.count(district.path("creditedRupiah").asLong())));
            desk.check(
                    "families of district " + code,
                    made.eligibleByDistrict().getOrDefault(code, 0),
                    district.path("ordered").asLong());
            ObjectNode entry = desk.ledger().group("districts").putObject(code);
            entry.setAll((ObjectNode) district);
        }
        desk.screen()
                .table(
                        List.of(
                                "code",
                                "district",
                                "families",
                                "credited",
                                "withdrawn",
                                "failed",
                                "returned",
                                "ordered Rp",
                                "credited Rp"),
                        rows,
                        2);
        desk.check("districts", names.size(), rows.size());
        desk.check(
                "ordered over all districts", made.eligible() * MonthlyRun.BENEFIT_RUPIAH, ordered);
    }

    private void expect(String what, int count, String part, JsonNode totals) {
        desk.check(what, count, totals.path(part).asLong());
        desk.check(what + ", rupiah", count * MonthlyRun.BENEFIT_RUPIAH, amount(totals, part));
    }

    private static long amount(JsonNode totals, String part) {
        return totals.path(part + "Rupiah").asLong();
    }

    private static List<String> row(String part, JsonNode totals) {
        return List.of(
                part,
                Screen.count(totals.path(part).asLong()),
                Screen.rupiah(amount(totals, part)));
    }
}
