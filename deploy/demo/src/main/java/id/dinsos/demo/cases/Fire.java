package id.dinsos.demo.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.bank.BankFile;
import id.dinsos.demo.bank.Banking;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Screen;
import id.dinsos.demo.run.Funds;
import id.dinsos.demo.run.Order;
import id.dinsos.demo.run.PayRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Twenty families after a fire: taken in by the village's list, each a case, all of one incident;
 * furnishing aid is asked of disbursement over Kafka under one decree, approved by another than who
 * prepared the list, let go by a third, and seen in the cases once the bank has paid.
 */
final class Fire {
    private static final String PROGRAMME = "DISASTER_AID";
    private static final long FURNISHING_RUPIAH = 3_000_000;

    /** Enough for some demos of a year. */
    private static final int DEMOS = 50;

    private final Desk desk;
    private final List<JsonNode> families;
    private final Actor officer;
    private final Actor supervisor;
    private final Path folder;
    private final LocalDate today;
    private final String code;
    private final String decree;

    /**
     * @param families payments that were made, each to a family with an account
     */
    Fire(Desk desk, List<JsonNode> families, Actor supervisor, Path folder) {
        this.desk = desk;
        this.families = families;
        this.officer = desk.office().officer();
        this.supervisor = supervisor;
        this.folder = folder;
        this.today = LocalDate.now(desk.clock());
        long second = desk.clock().instant().getEpochSecond();
        this.code = "KEBAKARAN-" + second;
        this.decree = "188/" + second + "/KEP/2026";
    }

    void run() throws IOException, InterruptedException {
        fund();
        String incident = takenIn();
        int asked = ask(incident);
        desk.check("fire: aid asked for", families.size(), asked);
        String list = listed();
        pay(list);
        JsonNode shown =
                desk.await(
                        officer,
                        incident,
                        now -> now.path("counts").path("paid").asInt() == families.size(),
                        now -> desk.screen().progress("the cases wait for the bank's word"));
        desk.check(
                "fire: paid, as the cases show it, in rupiah",
                families.size() * FURNISHING_RUPIAH,
                shown.path("counts").path("paidRupiah").asLong());
        desk.screen()
                .note(
                        "%d families: %s each, paid and seen in their cases"
                                .formatted(families.size(), Screen.rupiah(FURNISHING_RUPIAH)));
    }

    private void fund() throws IOException {
        ObjectNode terms = Order.terms("/demo/sembako.json");
        terms.put("name", "Bantuan perabot korban bencana")
                .put("amountRupiah", FURNISHING_RUPIAH)
                .put("conflictGroup", PROGRAMME)
                .put("legalBasis", "Permensos 4/2015");
        Order order = new Order(PROGRAMME, terms, List.of(YearMonth.from(today)));
        new PayRun(desk, order).define();
        new Funds(desk, order)
                .allot(DEMOS * families.size() * FURNISHING_RUPIAH, Funds.Funding.ALLOTMENT);
    }

    /** The list, sent twice: the second time nothing is new. */
    private String takenIn() throws IOException, InterruptedException {
        String incident =
                desk.api()
                        .create(
                                officer,
                                "/v1/incidents",
                                ApiClient.object()
                                        .put("code", code)
                                        .put("title", "Kebakaran permukiman")
                                        .put("hazard", "FIRE")
                                        .put("region", desk.office().owner())
                                        .put("happenedAt", desk.clock().instant().toString()));
        StringBuilder csv =
                new StringBuilder(
                        "no;id_rumah_tangga;nama_kepala;id_wilayah;alamat;jiwa;kerusakan;mengungsi\n");
        for (int i = 0; i < families.size(); i++) {
            JsonNode family = families.get(i);
            csv.append(
                    "%d;%s;Kepala Keluarga %d;%s;Gang Melati %d;4;BERAT;YA\n"
                            .formatted(
                                    i + 1,
                                    family.path("beneficiaryId").asText(),
                                    i + 1,
                                    family.path("region").asText(),
                                    i + 1));
        }
        byte[] list = csv.toString().getBytes(StandardCharsets.UTF_8);
        desk.api().send(officer, incident + "/households?source=BPBD", "text/csv", list);
        desk.api().send(officer, incident + "/households?source=BPBD", "text/csv", list);
        JsonNode shown =
                desk.await(
                        officer,
                        incident,
                        now -> now.path("counts").path("households").asInt() == families.size(),
                        now -> desk.screen().progress("the list is taken in"));
        desk.check(
                "fire: families taken in, the list sent twice",
                families.size(),
                shown.path("counts").path("households").asLong());
        return incident;
    }

    private int ask(String incident) throws InterruptedException {
        List<JsonNode> households = new ArrayList<>();
        desk.api().forEach(officer, incident + "/households?limit=100", households::add);
        for (JsonNode household : households) {
            String path = "/v1/cases/" + household.path("caseId").asText();
            desk.api()
                    .change(
                            supervisor,
                            path,
                            "documents",
                            ApiClient.object()
                                    .put("type", "DECREE")
                                    .put("number", decree)
                                    .put("date", today.toString()));
            String unused =
                    desk.api()
                            .create(
                                    supervisor,
                                    path + "/assistance",
                                    ApiClient.object()
                                            .put(
                                                    "beneficiaryId",
                                                    household.path("householdId").asText())
                                            .put("kind", "FURNISHING")
                                            .put("event", code)
                                            .put("programme", PROGRAMME)
                                            .put("amountRupiah", FURNISHING_RUPIAH)
                                            .put("decreeNumber", decree)
                                            .put("decreeDate", today.toString()));
        }
        return households.size();
    }

    /** Once the requests have come over Kafka: the list of the decree, approved by another. */
    private String listed() throws InterruptedException {
        Actor preparer = desk.office().preparer();
        JsonNode asked =
                desk.await(
                        preparer,
                        "/v1/assistance?limit=100&state=REQUESTED&decree="
                                + decree.replace("/", "%2F"),
                        now -> now.path("items").size() == families.size(),
                        now -> desk.screen().progress("requests come over Kafka"));
        ObjectNode body =
                ApiClient.object()
                        .put("owner", desk.office().owner())
                        .put("programme", PROGRAMME)
                        .put("decreeNumber", decree)
                        .put("decreeDate", today.toString());
        ArrayNode requests = body.putArray("requests");
        asked.path("items").forEach(one -> requests.add(one.path("id").asText()));
        String list = desk.api().create(preparer, "/v1/assistance-lists", body);
        desk.refused(
                "The list approved by who prepared it",
                () ->
                        desk.api()
                                .change(
                                        desk.office().preparerAsApprover(),
                                        list,
                                        "approval",
                                        ApiClient.object()));
        desk.api().change(desk.office().secondApprover(), list, "approval", ApiClient.object());
        return list;
    }

    private void pay(String list) throws IOException, InterruptedException {
        Actor preparer = desk.office().preparer();
        JsonNode filed =
                desk.await(
                        preparer,
                        list,
                        now -> now.path("state").asText().equals("FILED"),
                        now -> desk.screen().progress("the bank files are written"));
        desk.api().change(desk.office().releaser(), list, "release", ApiClient.object());
        long lines = 0;
        for (JsonNode id : filed.path("bankFiles")) {
            lines += credited(preparer, "/v1/bank-files/" + id.asText());
        }
        desk.check("fire: transfers in the bank files", families.size(), lines);
    }

    /** The bank credits every line of the file; how many there were. */
    private long credited(Actor preparer, String file) throws IOException, InterruptedException {
        JsonNode sent =
                desk.await(
                        preparer,
                        file,
                        now -> now.path("state").asText().equals("SENT"),
                        now -> desk.screen().progress("transfers are marked as sent"));
        BankFile read = BankFile.read(desk.api().download(preparer, Banking.content(sent)).body());
        Instant at = desk.clock().instant();
        StringBuilder report =
                new StringBuilder(
                        "transfer_id,amount_rupiah,status,code,bank_reference,reported_at\n");
        for (BankFile.Line line : read.lines()) {
            report.append(
                    "%s,%d,CREDITED,,TRX-%s,%s\n"
                            .formatted(
                                    line.transferId(), line.amountRupiah(), line.transferId(), at));
        }
        Path path = folder.resolve("fire-%s.csv".formatted(sent.path("id").asText()));
        Files.writeString(path, report);
        String uploaded =
                desk.api()
                        .uploadReport(
                                preparer, "/v1/bank-reports?owner=" + desk.office().owner(), path);
        JsonNode unused =
                desk.await(
                        preparer,
                        uploaded,
                        now -> now.path("state").asText().equals("DONE"),
                        now -> desk.screen().progress("the bank's report is read"));
        return read.lines().size();
    }
}
