package id.dinsos.demo.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Desk;
import java.time.LocalDate;

/**
 * Three people: one who stands on record in two spellings until an officer puts the records
 * together; one against whom somebody objects and nobody goes to look, so that the days run out and
 * nothing happens to the family; and one who asks to be forgotten.
 */
final class OnePerson {
    private static final String VILLAGE = "35.24.01.2002";
    private static final int DAYS_AGO = 31;

    private final Desk desk;
    private final Records records;
    private final Actor registrar;
    private final Actor supervisor;

    OnePerson(Desk desk, Records records, Actor supervisor) {
        this.desk = desk;
        this.records = records;
        this.registrar = desk.office().registrar();
        this.supervisor = supervisor;
    }

    void run() throws InterruptedException {
        twice();
        ranOut();
        forgotten();
    }

    private void twice() throws InterruptedException {
        String one = records.person(records.nik(), "Djumadi Poerwanto", "Soetinah");
        String other = records.person(records.nik(), "H. Jumadi Purwanto", "Sutinah");
        JsonNode found =
                desk.await(
                        registrar,
                        "/v1/duplicates/probable?person=" + one,
                        now -> !now.isEmpty(),
                        now -> desk.screen().progress("the search follows"));
        boolean known = false;
        for (JsonNode suspect : found) {
            known |= suspect.at("/person/id").asText().equals(other);
        }
        desk.check("duplicate: the other spelling is found", 1, known ? 1 : 0);
        ObjectNode same =
                ApiClient.object()
                        .put("kind", "PERSON")
                        .put("verdict", "SAME")
                        .put("reason", "Orang yang sama, sudah ditemui");
        same.putArray("ids").add(one).add(other);
        JsonNode unused = desk.api().ask(registrar, "/v1/duplicates/suspected/verdicts", same);
        desk.api()
                .change(
                        registrar,
                        "/v1/persons/" + other,
                        "merge",
                        ApiClient.object().put("into", one));
        JsonNode merged = desk.api().get(registrar, "/v1/persons/" + other);
        desk.check(
                "duplicate: the record goes on under the other",
                1,
                merged.path("mergedInto").asText().equals(one) ? 1 : 0);
    }

    private void ranOut() throws InterruptedException {
        String home =
                records.family(
                        VILLAGE, records.person(records.nik(), "Sukiman Disanggah", "Painem"), 2);
        records.listing(home, "listing", Records.basis());
        String objection =
                desk.api()
                        .create(
                                registrar,
                                "/v1/proposals",
                                ApiClient.object()
                                        .put("region", VILLAGE)
                                        .put("kind", "OBJECTION")
                                        .put("path", "PARTICIPATORY")
                                        .put("householdId", Records.id(home))
                                        .put("reason", "LOCALLY_INELIGIBLE")
                                        .put("name", "Sukiman Disanggah")
                                        .put("statement", "Keluarga ini sudah mampu")
                                        .put("reporter", "Seorang warga"));
        String then = LocalDate.now(desk.clock()).minusDays(DAYS_AGO).toString();
        desk.api()
                .change(
                        registrar,
                        objection,
                        "submission",
                        ApiClient.object().put("receivedOn", then));
        JsonNode over =
                desk.await(
                        registrar,
                        objection,
                        now -> now.path("ranOut").asBoolean(),
                        now -> desk.screen().progress("the objection's clock"));
        JsonNode still = desk.api().get(registrar, home);
        desk.check("objection: days over", -1, over.path("daysLeft").asLong());
        desk.check(
                "objection: nobody is removed by the clock",
                1,
                still.at("/listings/0/listed").asBoolean() ? 1 : 0);
    }

    private void forgotten() throws InterruptedException {
        String nik = records.nik();
        String person = "/v1/persons/" + records.person(nik, "Wagiyem Terlupa", "Tukinem");
        desk.api()
                .change(
                        registrar,
                        person,
                        "privacy/erasure",
                        ApiClient.object()
                                .put("basis", "SUBJECT_ASKED")
                                .put("reason", "Permintaan tertulis"));
        desk.api()
                .change(
                        supervisor,
                        person,
                        "privacy/erasure/approval",
                        ApiClient.object().put("reason", "Tidak ada kewajiban menyimpan"));
        JsonNode unused =
                desk.await(
                        registrar,
                        person + "/privacy",
                        now -> now.at("/erasure/state").asText().equals("DONE"),
                        now -> desk.screen().progress("the key is dropped in every service"));
        JsonNode shown = desk.api().get(registrar, person);
        desk.check("erasure: the record is empty", 1, shown.path("erased").asBoolean() ? 1 : 0);
        JsonNode search =
                desk.api().ask(registrar, "/v1/persons/search", ApiClient.object().put("nik", nik));
        desk.check("erasure: nobody finds them", 0, search.path("items").size());
        desk.screen()
                .note(
                        "one record where there were two; an objection over and nobody removed; one"
                                + " person erased");
    }
}
