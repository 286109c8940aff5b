package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.run.Order;
import id.dinsos.launcher.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * What comes after a month was paid, on the stack that is up and has paid one: a bank's camt.054 of
 * all its transfers, the failed sent again, the list of what is asked back, and twenty people who
 * ask at once what another rule would do.
 */
final class PaymentsBench {
    private static final String OWNER = "35.24";
    private static final int ASKING = 20;
    private static final long LIMIT_NANOS = 300_000_000_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final PrintStream log;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PaymentsBench(Stack stack, PrintStream log) {
        this.stack = stack;
        this.log = log;
    }

    List<Figure> run() throws Exception {
        String run = newestRun();
        List<Figure> figures = new ArrayList<>();
        figures.add(camt(run));
        figures.add(followUp(run));
        double[] lists = new double[3];
        for (int i = 0; i < lists.length; i++) {
            long start = System.nanoTime();
            JsonNode unused = get("auditor", "/v1/recoveries?owner=" + OWNER + "&limit=500");
            lists[i] = PlainLoader.seconds(start);
        }
        figures.add(Figure.ceiling("a page of the recovery list, s", KernelBench.median(lists), 2));
        figures.add(whatIf());
        return figures;
    }

    /** The run of Sembako that was paid last. */
    private String newestRun() throws IOException, InterruptedException {
        String newest = "";
        String latest = "";
        for (JsonNode one :
                get("auditor", "/v1/runs?owner=" + OWNER + "&limit=500").path("items")) {
            String month = one.path("months").path(0).asText();
            boolean paid = one.path("state").asText().matches("INSTRUCTED|CLOSED");
            if (paid
                    && one.path("programme").asText().equals(Order.SEMBAKO)
                    && month.compareTo(latest) > 0) {
                latest = month;
                newest = one.path("id").asText();
            }
        }
        if (newest.isEmpty()) {
            throw new IllegalStateException("no month is paid: ./dinsos demo first");
        }
        return newest;
    }

    /** Every transfer of the run, said once more: read, checked, and nothing settled twice. */
    private Figure camt(String run) throws IOException, InterruptedException {
        StringBuilder text =
                new StringBuilder(
                        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\">"
                                + "<BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>M"
                                + System.nanoTime()
                                + "</MsgId><CreDtTm>2026-11-20T10:00:00+07:00</CreDtTm></GrpHdr>"
                                + "<Ntfctn><Id>N</Id><Acct><Id><Othr><Id>1</Id></Othr></Id></Acct>");
        int entries = 0;
        String today = LocalDate.now().toString();
        for (JsonNode file : get("preparer", "/v1/runs/" + run + "/bank-files")) {
            String csv = text("preparer", "/v1/bank-files/" + file.path("id").asText() + ".csv");
            String[] lines = csv.split("\r\n");
            for (int i = 2; i < lines.length; i++) {
                String[] fields = lines[i].split(",");
                String compact = fields[0].replace("-", "");
                text.append(
                        """
                        <Ntry><Amt Ccy="IDR">%s</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>%s</Dt></BookgDt><BkTxCd/><NtryDtls><TxDtls><Refs><AcctSvcrRef>TRX-%s</AcctSvcrRef><EndToEndId>%s</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>
                        """
                                .formatted(fields[3], today, fields[0], compact));
                entries++;
            }
        }
        text.append("</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>");
        log.printf("camt.054 of %,d entries, %,d bytes%n", entries, text.length());
        long start = System.nanoTime();
        HttpResponse<String> taken =
                http.send(
                        request("preparer", "/v1/bank-reports?owner=" + OWNER)
                                .header("Content-Type", "application/xml")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(HttpRequest.BodyPublishers.ofString(text.toString()))
                                .build(),
                        BodyHandlers.ofString());
        require(taken, 202);
        double read = PlainLoader.seconds(start);
        String report = "/v1/bank-reports/" + JSON.readTree(taken.body()).path("id").asText();
        JsonNode unused = await(report, "DONE");
        log.printf(
                "read and checked in %.1f s, dealt with in %.1f s%n",
                read, PlainLoader.seconds(start));
        return Figure.ceiling(
                "camt.054 of %,d entries through HTTP, s".formatted(entries),
                PlainLoader.seconds(start),
                15);
    }

    /** All that has failed in the run, from the choice to the file. */
    private Figure followUp(String run) throws IOException, InterruptedException {
        ObjectNode choice = JSON.createObjectNode();
        choice.put("runId", run).put("kind", "RETRY").put("reason", "ukur");
        long start = System.nanoTime();
        HttpResponse<String> made = post("preparer", "/v1/follow-ups", choice, "");
        if (made.statusCode() != 201) {
            log.println("nothing to send again: " + made.body());
            return Figure.ceiling("a follow-up batch of 0 attempts, s", 0, 5);
        }
        String path = made.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> known = send("preparer", path);
        require(
                post(
                        "approver",
                        path + "/approval",
                        JSON.createObjectNode().put("note", "ukur"),
                        known.headers().firstValue("ETag").orElse("")),
                200);
        JsonNode done = await(path, "DONE");
        return Figure.ceiling(
                "a follow-up batch of %,d attempts to its file, s"
                        .formatted(done.path("done").asInt()),
                PlainLoader.seconds(start),
                5);
    }

    /** Twenty at once: answered, or asked to come again, and the service stays up. */
    private Figure whatIf() throws Exception {
        ObjectNode draft = JSON.createObjectNode();
        draft.set("terms", Order.terms("/programmes/SEMBAKO.json"));
        draft.put("month", YearMonth.now().toString()).put("owner", OWNER);
        String path = "/v1/programmes/" + Order.SEMBAKO + "/what-if";
        int answered = 0;
        int later = 0;
        int bad = 0;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < ASKING; i++) {
                answers.add(people.submit(() -> post("approver", path, draft, "")));
            }
            for (Future<HttpResponse<String>> one : answers) {
                HttpResponse<String> answer = one.get();
                if (answer.statusCode() == 200) {
                    answered++;
                } else if (answer.statusCode() == 429
                        && answer.headers().firstValue("Retry-After").isPresent()) {
                    later++;
                } else {
                    log.println(answer.statusCode() + " " + answer.body());
                    bad++;
                }
            }
        }
        log.printf("what-if of %d: %d answered, %d asked to wait%n", ASKING, answered, later);
        HttpResponse<String> alive = send("auditor", "/v1/runs?owner=" + OWNER + "&limit=1");
        return Figure.ceiling(
                "what-if of twenty at once: neither answered nor asked to wait",
                bad + (alive.statusCode() == 200 && answered > 0 ? 0 : ASKING),
                0);
    }

    private JsonNode await(String path, String state) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            JsonNode now = get("preparer", path);
            if (now.path("state").asText().equals(state)) {
                return now;
            }
            if (System.nanoTime() - start > LIMIT_NANOS) {
                throw new IllegalStateException(path + " does not become " + state + ": " + now);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private JsonNode get(String role, String path) throws IOException, InterruptedException {
        return JSON.readTree(text(role, path));
    }

    private String text(String role, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(role, path);
        require(answer, 200);
        return answer.body();
    }

    private HttpResponse<String> send(String role, String path)
            throws IOException, InterruptedException {
        return http.send(request(role, path).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String role, String path, JsonNode body, String etag)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(role, path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (!etag.isEmpty()) {
            request.header("If-Match", etag);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String role, String path) {
        URI at = path.startsWith("http") ? URI.create(path) : URI.create(stack.gateway() + path);
        return HttpRequest.newBuilder(at)
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + stack.token("ukur-" + role, OWNER, role));
    }

    private static void require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }
}
