package id.dinsos.demo.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.people.Arrivals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A hundred reports of every kind: each is judged by its kind's own rules, and counted. */
final class Reports {
    private static final int COUNT = 100;
    private static final int LOOKS = 40;
    private static final long PAUSE_MILLIS = 250;

    /** What is told, and how urgent the kind's rules make it. */
    private static final List<Told> TOLD =
            List.of(
                    new Told("ODGJ", "SATPOL_PP", "", "P1"),
                    new Told("ODGJ", "VILLAGE_DESK", "dangerous", "P0"),
                    new Told("VAGRANT", "SATPOL_PP", "minor", "P0"),
                    new Told("BEGGAR", "HOTLINE", "organised", "P1"),
                    new Told("NEGLECTED_PERSON", "POLICE", "ill", "P1"),
                    new Told("HOME_CARE", "VILLAGE_DESK", "", "P3"),
                    new Told("HEALTH_INSURANCE", "HOSPITAL", "chronic", "P2"),
                    new Told("URGENT_NEED", "SELF", "noFood", "P1"),
                    new Told("TROUBLED_MIGRANT", "OTHER_OFFICE", "", "P2"),
                    new Told("DISASTER_HOUSEHOLD", "TAGANA", "displaced", "P0"));

    private final Desk desk;
    private final String village;
    private final Actor officer;
    private final Arrivals arrivals;

    Reports(Desk desk, String village, Arrivals arrivals) {
        this.desk = desk;
        this.village = village;
        this.officer = desk.office().officer();
        this.arrivals = arrivals;
    }

    private record Told(String kind, String source, String fact, String priority) {}

    void run() throws InterruptedException {
        List<Told> all = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            all.add(TOLD.get(i % TOLD.size()));
        }
        ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();
        arrivals.each("reports", all, one -> ids.add(receive(one)));
        Set<String> mine = new HashSet<>(ids);
        desk.check("reports: taken in", COUNT, mine.size());
        Map<String, Integer> expected = new TreeMap<>();
        all.forEach(one -> expected.merge(one.priority(), 1, Integer::sum));
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, Integer> urgency : expected.entrySet()) {
            int found = count(urgency.getKey(), mine, urgency.getValue());
            desk.check("reports: of urgency " + urgency.getKey(), urgency.getValue(), found);
            rows.add(List.of(urgency.getKey(), Integer.toString(found)));
        }
        desk.screen().table(List.of("urgency", "reports"), rows, 1);
    }

    private String receive(Told told) {
        ObjectNode form = OpenCase.report(told.kind(), told.source(), village, "laporan warga");
        if (!told.fact().isEmpty()) {
            form.withObject("/facts").put(told.fact(), true);
        }
        return OpenCase.receive(desk, officer, form).id();
    }

    /** As the list shows them, a moment after they were taken in. */
    private int count(String urgency, Set<String> mine, int expected) throws InterruptedException {
        int found = 0;
        for (int look = 0; look < LOOKS && found != expected; look++) {
            Set<String> seen = new HashSet<>();
            desk.api()
                    .forEach(
                            officer,
                            "/v1/cases?limit=500&priority=" + urgency,
                            one -> seen.add(one.path("id").asText()));
            seen.retainAll(mine);
            found = seen.size();
            if (found != expected) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return found;
    }
}
