package id.dinsos.demo.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.dinsos.demo.replicas.Replica.Answer;
import id.dinsos.demo.replicas.Replica.Ask;
import id.dinsos.demo.replicas.Replica.Officer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The officers of an office, each of whose commands goes to one of two replicas, or to both at the
 * same moment: then one takes effect, and the other says that somebody was faster.
 */
final class ReplicaOffice {
    static final String OWNER = "35.24";
    static final long AMOUNT = 200_000;
    static final long ALLOTTED = 2_000_000_000;

    static final Officer SARI = new Officer("sari", "preparer", "auditor");
    static final Officer BUDI = new Officer("budi", "approver");
    static final Officer ENDANG = new Officer("endang", "approver");
    static final Officer ANI = new Officer("ani", "approver");
    static final Officer RINI = new Officer("rini", "preparer");
    static final Officer WATI = new Officer("wati", "preparer");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DECREE =
            """
            {"rosterDecree":{"number":"188/1","date":"2026-11-02",
             "signatories":[{"office":"REGION_HEAD","name":"Yuhronur"}]}}
            """;
    private static final String ORDER =
            """
            {"number":"SPM/1","date":"2026-11-02","amountRupiah":%d,"signatories":[
             {"office":"ACTIVITY_OFFICER","name":"Sulastri"},{"office":"TREASURER","name":"Dewi"},
             {"office":"FINANCE_OFFICER","name":"Hadi"},{"office":"BUDGET_USER","name":"Azhari"}]}
            """;
    private static final String FUNDS =
            """
            {"order":"SPM/1","number":"SP2D/1","date":"2026-11-02",
             "signatories":[{"office":"TREASURY","name":"Wulandari"}]}
            """;
    private static final String RULE =
            """
            [{"kind":"household-live","arguments":[],"regulation":"x"},
             {"kind":"on-roster","arguments":["SEMBAKO"],"regulation":"x"},
             {"kind":"payee-alive","arguments":[],"regulation":"x"},
             {"kind":"has-account","arguments":[],"regulation":"x"}]
            """;

    final Map<String, Integer> done = new HashMap<>();
    private final List<Replica> replicas;
    private final Random random;
    private int keys;

    ReplicaOffice(List<Replica> replicas, Random random) {
        this.replicas = replicas;
        this.random = random;
    }

    String define(String programme) {
        String body =
                """
                {"name":"%s","owner":"%s","mode":"PAY","target":"HOUSEHOLD","amountRupiah":%d,
                 "conflictGroup":"FOOD","legalBasis":"Permensos 5/2021","rule":%s}
                """
                        .formatted(programme, OWNER, AMOUNT, RULE);
        var unused =
                must(new Ask(SARI, "PUT", "/v1/programmes/" + programme, body, null, null, false));
        agree("/v1/programmes/" + programme);
        String budget = must(post(SARI, "/v1/budgets", budget(programme))).id();
        agree("/v1/budgets/" + budget);
        return budget;
    }

    /** A second person's word, where there is anything to agree to. */
    private void agree(String path) {
        var unused = change("agree", ENDANG, path, "/approval", "");
    }

    private static String budget(String programme) {
        return """
        {"programme":"%s","year":2026,"owner":"%s","source":"APBD","allottedRupiah":%d,
         "decree":{"number":"188/1","date":"2026-01-05"},"funding":"ALLOTMENT"}
        """
                .formatted(programme, OWNER, ALLOTTED);
    }

    /** Both replicas are asked for it at once, under two keys: one opens it. */
    String open(String programme, String month) {
        String body =
                "{\"programme\":\"%s\",\"months\":[\"%s\"],\"owner\":\"%s\"}"
                        .formatted(programme, month, OWNER);
        return raced("open", () -> post(SARI, "/v1/runs", body)).id();
    }

    void submit(String run) {
        var unused = change("submit", SARI, "/v1/runs/" + run, "/submission", DECREE);
    }

    void approve(String run, Officer who) {
        var unused =
                change("approve", who, "/v1/runs/" + run, "/approvals", "{\"note\":\"checked\"}");
    }

    /** The whole sum is ordered and released. */
    void fund(String run) {
        long sum = run(run).path("totals").path("eligibleRupiah").asLong();
        String path = "/v1/runs/" + run;
        var ordered = change("order", SARI, path, "/payment-orders", ORDER.formatted(sum));
        var released = change("fund", SARI, path, "/fund-releases", FUNDS);
    }

    void close(String run) {
        var unused = change("close", WATI, "/v1/runs/" + run, "/closure", "");
    }

    void release(String file) {
        var unused = change("release", RINI, "/v1/bank-files/" + file, "/release", "");
    }

    JsonNode run(String run) {
        return any().get(SARI, "/v1/runs/" + run).json();
    }

    JsonNode budgetOf(String budget) {
        return any().get(SARI, "/v1/budgets/" + budget).json();
    }

    JsonNode awaitRun(String run, Predicate<JsonNode> until) {
        return await("/v1/runs/" + run, until);
    }

    JsonNode await(String path, Predicate<JsonNode> until) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            JsonNode now = any().get(SARI, path).json();
            if (until.test(now)) {
                return now;
            }
            assertThat(Instant.now()).as(path + " stands at " + now).isBefore(end);
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }

    List<String> files(String run) {
        List<String> files = new ArrayList<>();
        any().get(SARI, "/v1/runs/" + run + "/bank-files")
                .json()
                .forEach(one -> files.add(one.path("id").asText()));
        return files;
    }

    /** Each replica gives the same bytes. */
    List<String> transfers(String file) {
        String path = "/v1/bank-files/" + file + ".csv";
        String bytes = replicas.getFirst().get(SARI, path).text();
        assertThat(replicas.getLast().get(SARI, path).text()).isEqualTo(bytes);
        List<String> lines = List.of(bytes.split("\r\n"));
        return lines.subList(2, lines.size()).stream().map(line -> line.split(",")[0]).toList();
    }

    /** Handed in at both at once: one report, read once. */
    JsonNode report(List<String> lines) {
        String csv =
                "transfer_id,amount_rupiah,status,code,bank_reference,reported_at\n"
                        + String.join("\n", lines)
                        + "\n";
        Ask first =
                new Ask(SARI, "POST", "/v1/bank-reports?owner=" + OWNER, csv, key(), null, true);
        Ask second = new Ask(SARI, "POST", first.path(), csv, key(), null, true);
        List<Answer> both = both(first, second);
        assertThat(both).allMatch(Answer::isDone, "accepted");
        assertThat(both.getFirst().id()).isEqualTo(both.getLast().id());
        return await(
                "/v1/bank-reports/" + both.getFirst().id(),
                now -> now.path("state").asText().equals("DONE"));
    }

    static String line(String transfer, String status, String reference) {
        String code = status.equals("FAILED") || status.equals("RETURNED") ? "AC04" : "";
        return "%s,%d,%s,%s,%s,%s".formatted(transfer, AMOUNT, status, code, reference, today());
    }

    /** What is to be sent again, by two officers; its bank files. */
    List<String> retry(String run) {
        String body =
                "{\"runId\":\"%s\",\"kind\":\"RETRY\",\"reason\":\"new account\"}".formatted(run);
        String id = must(post(SARI, "/v1/follow-ups", body)).id();
        String path = "/v1/follow-ups/" + id;
        var unused = change("follow-up", BUDI, path, "/approval", "{\"note\":\"checked\"}");
        JsonNode known = await(path, now -> now.path("state").asText().equals("DONE"));
        List<String> files = new ArrayList<>();
        known.path("bankFiles").forEach(one -> files.add(one.asText()));
        return files;
    }

    Answer refused(Officer who, String path, String tail, String body) {
        String etag = any().get(SARI, path).etag();
        return any().ask(new Ask(who, "POST", path + tail, body, null, etag, false));
    }

    /** Under the version that was read; half of them at both replicas at once. */
    private Answer change(String what, Officer who, String path, String tail, String body) {
        String etag = any().get(SARI, path).etag();
        Ask ask = new Ask(who, "POST", path + tail, body, null, etag, false);
        return random.nextBoolean() ? raced(what, () -> ask) : must(ask);
    }

    private Answer raced(String what, java.util.function.Supplier<Ask> ask) {
        List<Answer> both = both(ask.get(), ask.get());
        List<Answer> won = both.stream().filter(Answer::isDone).toList();
        assertThat(won).as(what + " at both replicas: " + both).hasSize(1);
        assertThat(both)
                .filteredOn(one -> !one.isDone())
                .as(what)
                .allMatch(ReplicaOffice::cameLater, "somebody was faster");
        done.merge(what + " raced", 1, Integer::sum);
        return won.getFirst();
    }

    /** The same officer's approval at the other replica counted, or anybody's word did. */
    private static boolean cameLater(Answer answer) {
        return answer.status() == 409
                || answer.status() == 412
                || answer.json().path("code").asText().equals("already-approved-by-you");
    }

    private List<Answer> both(Ask first, Ask second) {
        CompletableFuture<Answer> one =
                CompletableFuture.supplyAsync(() -> replicas.getFirst().ask(first));
        CompletableFuture<Answer> other =
                CompletableFuture.supplyAsync(() -> replicas.getLast().ask(second));
        return List.of(one.join(), other.join());
    }

    private Answer must(Ask ask) {
        Answer answer = any().ask(ask);
        assertThat(answer.isDone()).as(ask.path() + ": " + answer.text()).isTrue();
        done.merge(ask.path().replaceAll("[0-9a-f-]{36}", "*"), 1, Integer::sum);
        return answer;
    }

    private Ask post(Officer who, String path, String body) {
        return new Ask(who, "POST", path, body, key(), null, false);
    }

    private @Nullable String key() {
        return "key-" + keys++;
    }

    private Replica any() {
        return replicas.get(random.nextInt(replicas.size()));
    }

    /** Asked each time, for a run of tests may pass the office's midnight. */
    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Jakarta")).toString();
    }
}
