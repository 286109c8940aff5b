package id.dinsos.disbursement;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.testkit.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The people of an office at work through the API: a preparer, two approvers, a bank. */
final class Office {
    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final AtomicInteger OWNERS = new AtomicInteger();
    private static final int OWNERS_OF_A_PROVINCE = 99;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String RULE =
            """
            [{"kind":"household-live","arguments":[],"regulation":"Permensos 5/2021"},
             {"kind":"on-roster","arguments":["SEMBAKO"],"regulation":"Permensos 5/2021"},
             {"kind":"decile-at-most","arguments":["5"],"regulation":"Permensos 5/2021"},
             {"kind":"payee-named","arguments":[],"regulation":"Permensos 5/2021"},
             {"kind":"payee-alive","arguments":[],"regulation":"Permensos 5/2021"},
             {"kind":"payee-civil-matched","arguments":[],"regulation":"Permensos 5/2021"},
             {"kind":"no-excluded-job",
              "arguments":["CIVIL_SERVANT","MILITARY","POLICE","SOCIAL_STAFF"],
              "regulation":"Permensos 5/2021"},
             {"kind":"facts-complete","arguments":[],"regulation":"Permensos 5/2021"},
             {"kind":"has-account","arguments":[],"regulation":"Permensos 5/2021"}]
            """;
    static final String SUBMISSION =
            """
            {"rosterDecree":{"number":"188/1","date":"2026-11-02",
             "signatories":[{"office":"REGION_HEAD","name":"Yuhronur Efendi"}]}}
            """;
    static final String ORDER =
            """
            {"number":"%s","date":"2026-11-02","amountRupiah":%d,"signatories":[
             {"office":"ACTIVITY_OFFICER","name":"Sulastri"},
             {"office":"TREASURER","name":"Dewi Kartika"},
             {"office":"FINANCE_OFFICER","name":"Hadi Santoso"},
             {"office":"BUDGET_USER","name":"Hamdani Azhari"}]}
            """;
    static final String RELEASE =
            """
            {"order":"%s","number":"SP2D/%s","date":"2026-11-02",
             "signatories":[{"office":"TREASURY","name":"Rini Wulandari"}]}
            """;

    private final String owner;
    private final String programme;

    /** For a measurement, whose families are those of a fixed office. */
    Office(String owner, String programme) {
        this.owner = owner;
        this.programme = programme;
    }

    /** Of an authority that no other test works for, in whatever order they run. */
    static Office fresh(String programme) {
        int next = OWNERS.getAndIncrement();
        return of(
                "%d.%02d"
                        .formatted(
                                40 + next / OWNERS_OF_A_PROVINCE, 1 + next % OWNERS_OF_A_PROVINCE),
                programme);
    }

    /** The same authority with another programme. */
    Office beside(String other) {
        return of(owner, other);
    }

    private static Office of(String owner, String programme) {
        return new Office(owner, programme + "_" + owner.replace(".", ""));
    }

    String owner() {
        return owner;
    }

    String programme() {
        return programme;
    }

    /** The first families of this office, told to the registry's topics. */
    void families(int count) {
        try (RegistryTopics registry = new RegistryTopics()) {
            for (int i = 1; i <= count; i++) {
                registry.tell(RegistryTopics.family(i).owned(owner));
            }
            registry.flush();
        }
    }

    static void refused(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    RequestSpecification as(String person, String... roles) {
        return given().header("Authorization", "Bearer " + TestTokens.mint(person, owner, roles))
                .contentType(ContentType.JSON);
    }

    RequestSpecification preparer() {
        return as("sari", "preparer", "auditor");
    }

    RequestSpecification approver(String name) {
        return as(name, "approver");
    }

    static String key() {
        return "key-" + KEYS.incrementAndGet();
    }

    /** Putting the same again changes nothing. */
    void define(String conflictGroup) {
        preparer()
                .body(programmeBody(owner, conflictGroup))
                .put("/v1/programmes/" + programme)
                .then()
                .statusCode(200);
        var unused = agree("/v1/programmes/" + programme);
    }

    /** A second person's word on what is proposed; whether there was anything. */
    boolean agree(String path) {
        return approver("endang")
                        .header("If-Match", preparer().get(path).header("ETag"))
                        .post(path + "/approval")
                        .statusCode()
                == 200;
    }

    /** What is agreed to where it was accepted. */
    Response agreed(String path, Response proposed) {
        if (proposed.statusCode() == 200) {
            var unused = agree(path);
        }
        return proposed;
    }

    /** A sample programme for this office, as its preparer changes it. */
    Response tryDefine(String sample, Consumer<ObjectNode> change) {
        String path = "/v1/programmes/" + programme;
        return agreed(path, preparer().body(draft(sample, change).toString()).put(path));
    }

    ObjectNode draft(String sample, Consumer<ObjectNode> change) {
        try (InputStream file =
                Office.class.getResourceAsStream("/programmes/" + sample + ".json")) {
            ObjectNode terms = (ObjectNode) EventCodec.mapper().readTree(file);
            terms.put("owner", owner).put("mode", "PAY").put("conflictGroup", programme);
            change.accept(terms);
            return terms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String programmeBody(String owner, String conflictGroup) {
        return """
        {"name":"Sembako","owner":"%s","mode":"PAY","target":"HOUSEHOLD","amountRupiah":200000,
         "conflictGroup":"%s","legalBasis":"Permensos 5/2021","rule":%s}
        """
                .formatted(owner, conflictGroup, RULE);
    }

    UUID budget(long allottedRupiah) {
        return budget(2026, allottedRupiah);
    }

    UUID budget(int year, long allottedRupiah) {
        return agreedBudget(tryBudget(year, allottedRupiah, "ALLOTMENT"));
    }

    UUID agreedBudget(Response proposed) {
        String path = proposed.then().statusCode(201).extract().header("Location");
        if (!agree("/v1/budgets/" + last(path))) {
            throw new AssertionError("the allotment is not agreed to");
        }
        return last(path);
    }

    Response tryBudget(long allottedRupiah) {
        return tryBudget(2026, allottedRupiah, "ALLOTMENT");
    }

    /** One whose runs draw on what is set aside month by month. */
    UUID budgetOfReserves(long allottedRupiah) {
        return agreedBudget(tryBudget(2026, allottedRupiah, "RESERVE"));
    }

    private Response tryBudget(int year, long allottedRupiah, String funding) {
        return tryBudget(year, allottedRupiah, funding, "APBD");
    }

    Response tryBudget(int year, long allottedRupiah, String funding, String source) {
        return preparer()
                .header("Idempotency-Key", key())
                .body(
                        """
                        {"programme":"%s","year":%d,"owner":"%s","source":"%s",
                         "allottedRupiah":%d,
                         "decree":{"number":"188/1","date":"2026-01-05"},"funding":"%s"}
                        """
                                .formatted(programme, year, owner, source, allottedRupiah, funding))
                .post("/v1/budgets");
    }

    Response setAside(UUID budget, String month, long amountRupiah) {
        return preparer()
                .body("{\"month\":\"%s\",\"amountRupiah\":%d}".formatted(month, amountRupiah))
                .post("/v1/budgets/" + budget + "/reserves");
    }

    Response lapse(UUID budget, String person, String date, boolean dryRun) {
        return approver(person)
                .header("If-Match", preparer().get("/v1/budgets/" + budget).header("ETag"))
                .queryParam("dryRun", dryRun)
                .body("{\"date\":\"%s\"}".formatted(date))
                .post("/v1/budgets/" + budget + "/lapse");
    }

    UUID open(String... months) {
        return last(tryOpen(months).then().statusCode(201).extract().header("Location"));
    }

    Response tryOpen(String... months) {
        return preparer()
                .header("Idempotency-Key", key())
                .body(
                        "{\"programme\":\"%s\",\"months\":[\"%s\"],\"owner\":\"%s\"}"
                                .formatted(programme, String.join("\",\"", months), owner))
                .post("/v1/runs");
    }

    /** Of this office's region, by id. */
    List<UUID> runs() {
        return preparer()
                .queryParam("owner", owner)
                .get("/v1/runs")
                .jsonPath()
                .getList("items.id", UUID.class);
    }

    Response run(UUID run) {
        return preparer().get("/v1/runs/" + run);
    }

    void awaitState(UUID run, String state) {
        await().atMost(PATIENCE).until(() -> run(run).jsonPath().getString("state").equals(state));
    }

    Response submit(UUID run) {
        return preparer()
                .header("If-Match", run(run).header("ETag"))
                .body(SUBMISSION)
                .post("/v1/runs/" + run + "/submission");
    }

    Response approve(UUID run, String name) {
        return approver(name)
                .header("If-Match", run(run).header("ETag"))
                .body("{\"note\":\"checked\"}")
                .post("/v1/runs/" + run + "/approvals");
    }

    Response paper(UUID run, String person, String door, String body) {
        return as(person, "preparer")
                .header("If-Match", run(run).header("ETag"))
                .body(body)
                .post("/v1/runs/" + run + "/" + door);
    }

    /** The whole sum in one order, and its release; nothing where no money moves. */
    void fund(UUID run) {
        long sum = run(run).jsonPath().getLong("totals.eligibleRupiah");
        if (sum > 0 && run(run).jsonPath().getString("mode").equals("PAY")) {
            paper(run, "sari", "payment-orders", ORDER.formatted("SPM/1", sum))
                    .then()
                    .statusCode(200);
            paper(run, "sari", "fund-releases", RELEASE.formatted("SPM/1", "1"))
                    .then()
                    .statusCode(200);
        }
    }

    /** From open to instructed, with everybody doing what they should. */
    UUID instructed(String... months) {
        UUID run = open(months);
        awaitState(run, "FROZEN");
        submit(run).then().statusCode(200);
        approve(run, "budi").then().statusCode(200);
        approve(run, "ani").then().statusCode(200);
        fund(run);
        awaitState(run, "INSTRUCTED");
        return run;
    }

    /** Everything the bank says is that it has credited it. */
    void credited(UUID run) {
        List<String> lines = new ArrayList<>();
        for (Transfer transfer : sent(run)) {
            lines.add(transfer.line("CREDITED", "", "B-" + transfer.id()));
        }
        var unused = report(csv(lines));
    }

    private String step(UUID run) {
        return run(run).jsonPath().getString("progress.step");
    }

    void close(UUID run) {
        await().atMost(PATIENCE).until(() -> step(run).equals("paying"));
        tryClose(run, "wati").then().statusCode(200);
    }

    Response tryClose(UUID run, String person) {
        return as(person, "preparer")
                .header("If-Match", run(run).header("ETag"))
                .post("/v1/runs/" + run + "/closure");
    }

    /** The answer to one question for one programme. */
    JsonPath why(UUID beneficiary, String month) {
        return preparer()
                .queryParam("beneficiary", beneficiary)
                .queryParam("programme", programme)
                .queryParam("month", month)
                .get("/v1/verdicts/why")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The code of the first reason. */
    String whyCode(UUID beneficiary, String month) {
        return why(beneficiary, month).getString("items[0].reasons[0].code");
    }

    List<UUID> bankFiles(UUID run) {
        await().atMost(PATIENCE)
                .until(() ->
                        preparer()
                                        .get("/v1/runs/" + run + "/bank-files")
                                        .jsonPath()
                                        .getList("$")
                                        .size()
                                > 0);
        return preparer()
                .get("/v1/runs/" + run + "/bank-files")
                .jsonPath()
                .getList("id", UUID.class);
    }

    String download(UUID file) {
        return preparer()
                .get("/v1/bank-files/" + file + ".csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    void release(UUID file) {
        tryRelease(file, "rini").then().statusCode(200);
    }

    Response tryRelease(UUID file, String person) {
        return as(person, "preparer")
                .header("If-Match", preparer().get("/v1/bank-files/" + file).header("ETag"))
                .post("/v1/bank-files/" + file + "/release");
    }

    /** Releases all files of a run and gives their transfers. */
    List<Transfer> sent(UUID run) {
        await().atMost(PATIENCE).until(() -> !step(run).equals("making bank files"));
        List<Transfer> transfers = new ArrayList<>();
        for (UUID file : bankFiles(run)) {
            release(file);
            transfers.addAll(transfers(file));
        }
        return transfers;
    }

    /** The lines of a file: id and amount. */
    List<Transfer> transfers(UUID file) {
        List<Transfer> transfers = new ArrayList<>();
        String[] lines = download(file).split("\r\n");
        for (int i = 2; i < lines.length; i++) {
            String[] fields = lines[i].split(",");
            transfers.add(new Transfer(fields[0], Long.parseLong(fields[3])));
        }
        return transfers;
    }

    Response tryReport(String csv) {
        return preparer()
                .contentType("text/csv")
                .header("Idempotency-Key", key())
                .queryParam("owner", owner)
                .body(csv)
                .post("/v1/bank-reports");
    }

    /** Hands a report in and waits until it is settled. */
    UUID report(String csv) {
        UUID id = last(tryReport(csv).then().statusCode(202).extract().header("Location"));
        await().atMost(PATIENCE)
                .until(() ->
                        preparer()
                                .get("/v1/bank-reports/" + id)
                                .jsonPath()
                                .getString("state")
                                .equals("DONE"));
        return id;
    }

    /**
     * The day where the office lives: nobody believes a bank that credits before the file has left,
     * or tomorrow. Asked each time, for a run of tests may pass its midnight.
     */
    static String today() {
        return LocalDate.now(ZoneId.of("Asia/Jakarta")).toString();
    }

    static String csv(List<String> lines) {
        return "transfer_id,amount_rupiah,status,code,bank_reference,reported_at\n"
                + String.join("\n", lines)
                + "\n";
    }

    static UUID last(String location) {
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    record Transfer(String id, long amountRupiah) {
        String line(String status, String code, String reference) {
            return "%s,%d,%s,%s,%s,%s"
                    .formatted(id, amountRupiah, status, code, reference, today());
        }
    }
}
