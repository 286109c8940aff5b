package id.dinsos.demo.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Desk;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A new family, one that is no longer poor, and one that comes back, each proposed by its village:
 * deliberated, checked, visited, reviewed by another, decreed together, answered by the ministry,
 * checked on the ground, in effect, and in the figures of the month.
 */
final class Villages {
    private static final List<String> VILLAGES =
            List.of("35.24.01.2001", "35.24.02.2001", "35.24.03.2001");

    private final Desk desk;
    private final Records records;
    private final Actor registrar;
    private final Actor officer;
    private final Actor supervisor;
    private final String today;
    private final String version;

    Villages(Desk desk, Records records, Actor supervisor) {
        this.desk = desk;
        this.records = records;
        this.registrar = desk.office().registrar();
        this.officer = desk.office().officer();
        this.supervisor = supervisor;
        LocalDate day = LocalDate.now(desk.clock());
        this.today = day.toString();
        this.version = "DTSEN-%d-%d".formatted(day.getYear(), day.getMonthValue());
    }

    void run() throws InterruptedException {
        JsonNode before = records.outcomes();
        String newcomer = records.nik();
        String poorNoMore = family(VILLAGES.get(1), 2);
        records.listing(poorNoMore, "listing", Records.basis());
        String returning = family(VILLAGES.get(2), 3);
        records.listing(returning, "listing", Records.basis());
        records.listing(returning, "delisting", ApiClient.object().put("reason", "NOT_FOUND"));
        List<String> proposals =
                List.of(
                        reviewed(draft(0, "NEW", newcomer).put("kkNumber", records.nik())),
                        reviewed(
                                draft(1, "REMOVE", records.nik())
                                        .put("householdId", Records.id(poorNoMore))
                                        .put("reason", "GRADUATED")),
                        reviewed(
                                draft(2, "REACTIVATE", records.nik())
                                        .put("householdId", Records.id(returning))));
        decreed(proposals);
        String arrived =
                records.family(
                        VILLAGES.getFirst(),
                        records.person(newcomer, "Suparman Baru", "Ngatini"),
                        0);
        effect(
                proposals.get(0),
                ApiClient.object().put("householdId", Records.id(arrived)).put("decile", 2));
        effect(proposals.get(1), ApiClient.object().put("decile", 6));
        effect(proposals.get(2), ApiClient.object());
        figures(before);
    }

    private String family(String village, int decile) {
        return records.family(
                village, records.person(records.nik(), "Wagimin Usul", "Sumiati"), decile);
    }

    private static ObjectNode draft(int village, String kind, String nik) {
        return ApiClient.object()
                .put("region", VILLAGES.get(village))
                .put("kind", kind)
                .put("source", "DTSEN")
                .put("programme", "PKH")
                .put("nik", nik)
                .put("name", "Kepala Keluarga Usul");
    }

    /** As far as the regent's table; the reviewer is not who handed it in. */
    private String reviewed(ObjectNode draft) {
        String village = draft.path("region").asText();
        String proposal = desk.api().create(registrar, "/v1/proposals", draft);
        step(registrar, proposal, "submission", ApiClient.object());
        ObjectNode held = ApiClient.object().put("heldOn", today).put("attendees", 24);
        held.put("rosterId", records.paper(village, "ROSTER")).put("agreed", true);
        desk.refused(
                "A deliberation without minutes, " + village,
                () -> step(registrar, proposal, "deliberation", held));
        held.put("minutesId", records.paper(village, "MINUTES"));
        step(registrar, proposal, "deliberation", held);
        step(
                registrar,
                proposal,
                "civil-check",
                ApiClient.object()
                        .put("nik", true)
                        .put("nameScore", 96)
                        .put("checkedOn", today)
                        .put("source", "balikan demo"));
        ObjectNode visit =
                ApiClient.object()
                        .put("visitedOn", today)
                        .put("finding", "CONFIRMED")
                        .put("latitude", "-7.119321")
                        .put("longitude", "112.414");
        visit.putArray("photos").add(records.paper(village, "PHOTO"));
        step(officer, proposal, "field-verification", visit);
        step(supervisor, proposal, "review", ApiClient.object().put("note", "lengkap"));
        return proposal;
    }

    private void step(Actor actor, String proposal, String step, ObjectNode body) {
        desk.api().change(actor, proposal, step, body);
    }

    /** One decree for the three; its file goes to the ministry, whose answer comes back as one. */
    private void decreed(List<String> proposals) {
        ObjectNode body =
                ApiClient.object()
                        .put("owner", desk.office().owner())
                        .put("number", "188/USUL/" + desk.clock().instant().getEpochSecond())
                        .put("date", today)
                        .put("documentId", records.paper(desk.office().owner(), "DECREE"));
        var annex = body.putArray("proposals");
        proposals.forEach(one -> annex.add(Records.id(one)));
        String decree =
                desk.api().create(desk.office().firstApprover(), "/v1/proposal-decrees", body);
        JsonNode unused = desk.api().ask(registrar, decree + "/sending", ApiClient.object());
        String file =
                new String(
                        desk.api().download(registrar, decree + "/file").body(),
                        StandardCharsets.UTF_8);
        desk.check("proposals: lines for the ministry", proposals.size(), file.lines().count() - 1);
        List<String> answers = new ArrayList<>(List.of("id_usulan;status;keterangan;tanggal"));
        proposals.forEach(one -> answers.add("%s;DITERIMA;;%s".formatted(Records.id(one), today)));
        desk.api()
                .send(
                        registrar,
                        decree + "/answers",
                        "text/csv",
                        (String.join("\n", answers) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void effect(String proposal, ObjectNode more) {
        step(
                registrar,
                proposal,
                "ground-check",
                ApiClient.object()
                        .put("agreed", true)
                        .put("on", today)
                        .put("source", "BPS Lamongan"));
        step(registrar, proposal, "effect", more.put("version", version));
        JsonNode now = desk.api().get(registrar, proposal);
        desk.check(
                "proposals: in effect", 1, now.path("stage").asText().equals("EFFECTIVE") ? 1 : 0);
    }

    private void figures(JsonNode before) throws InterruptedException {
        long listed = before.at("/listed/PKH").asLong();
        JsonNode now =
                desk.await(
                                registrar,
                                Records.path(desk),
                                all -> all.at("/total/listed/PKH").asLong() >= listed + 4,
                                all -> desk.screen().progress("the figures follow"))
                        .path("total");
        moved("families on record", 3, before, now, "/families");
        moved("of them registered", 3, before, now, "/entered/REGISTERED");
        moved("poor families", 2, before, now, "/poorFamilies");
        moved("families that left poverty", 1, before, now, "/leftPoverty");
        moved("families that graduated", 1, before, now, "/graduated");
        moved("families listed for PKH", 4, before, now, "/listed/PKH");
        moved("off it for having graduated", 1, before, now, "/delisted/PKH~1GRADUATED");
        moved("off it for not being found", 1, before, now, "/delisted/PKH~1NOT_FOUND");
        desk.screen()
                .note(
                        "3 villages, 3 proposals in effect: 1 new family, 1 graduated, 1 back; what"
                                + " that moves is in the figures of the month");
    }

    private void moved(String what, long by, JsonNode before, JsonNode now, String figure) {
        desk.check("proposals: " + what, by, now.at(figure).asLong() - before.at(figure).asLong());
    }
}
