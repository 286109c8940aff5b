package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.bench.metric.Figure;
import id.dinsos.bench.metric.Quiet;
import id.dinsos.contracts.RegistryMessage;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Cases: 200,000 taken in by lists; fifty desks at once; a mixed load at a hundred requests a
 * second; reports over all of them; and ten thousand clocks that are due at once, with two
 * replicas. On a stack of its own.
 */
final class CasesBench {
    private static final String OFFICE = "35.24";
    private static final String PROVINCE = "35";
    private static final int OFFICES = 38;
    private static final int LIST = 300;
    private static final int DESKS = 50;
    private static final int A_SECOND = 100;
    private static final int LOADERS = 4;
    private static final int WORKERS = 20;
    private static final int LONG_CASES = 20;
    private static final int REMARKS = 95;
    private static final int SHARED = 10;
    private static final List<String> REPORTS =
            List.of(
                    "caseload",
                    "service-times",
                    "referrals",
                    "repeats",
                    "shackling",
                    "occupancy",
                    "ppks",
                    "service-standard",
                    "empowerment");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final PrintStream log;
    private final CaseDesks desks;
    private final CaseRows rows;

    CasesBench(Stack stack, PrintStream log) {
        this.stack = stack;
        this.log = log;
        this.desks = new CaseDesks(stack);
        this.rows = new CaseRows(stack);
    }

    /**
     * How much of it.
     *
     * @param cases taken in by lists
     * @param intake taken in by fifty desks
     * @param seconds of the mixed load
     * @param clocks due at once
     */
    record Size(int cases, int intake, int seconds, int clocks) {
        static final Size WHOLE = new Size(200_000, 5_000, 60, 10_000);
    }

    List<Figure> run(Size size) throws Exception {
        load(size.cases());
        List<Figure> figures = new ArrayList<>(intake(size.intake()));
        figures.addAll(mixed(size.seconds() * A_SECOND));
        figures.add(reports(size.cases()));
        figures.addAll(new ClockBench(stack, log, desks, rows).run(size.clocks()));
        return figures;
    }

    private void load(int cases) throws Exception {
        long start = System.nanoTime();
        int each = (cases + OFFICES - 1) / OFFICES;
        double[] unused =
                CaseDesks.all(
                        OFFICES,
                        LOADERS,
                        number -> desks.households("35.%02d".formatted(number + 1), each, LIST));
        rows.await("select count(*) from view_cases.case_row", (long) each * OFFICES);
        log.printf(
                "%,d cases taken in by lists in %.0f s%n",
                each * OFFICES, PlainLoader.seconds(start));
        Quiet.await(stack, log);
    }

    /** Fifty desks take cases in, and write into ten that they share: nothing is lost. */
    private List<Figure> intake(int count) throws Exception {
        ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();
        double[] warm =
                CaseDesks.all(
                        count / 5,
                        DESKS,
                        number -> {
                            String unused = desks.receive(OFFICE, number);
                        });
        long start = System.nanoTime();
        double[] took =
                CaseDesks.all(count, DESKS, number -> ids.add(desks.receive(OFFICE, number)));
        double rate = count / PlainLoader.seconds(start);
        log.printf("%d warm, slowest of the rest %.0f ms%n", warm.length, CaseDesks.largest(took));
        long found =
                rows.number(
                        "select count(*) from event where type = 'case-received.v1' and stream_id"
                                + " in ('"
                                + String.join("','", ids)
                                + "')");
        List<String> shared = ids.stream().limit(SHARED).toList();
        int writes = DESKS * 4;
        double[] unused =
                CaseDesks.all(
                        writes,
                        DESKS,
                        number ->
                                desks.remark(
                                        OFFICE, shared.get(number % SHARED), "meja " + number));
        long written =
                rows.number(
                        "select count(*) from event where type = 'remark-written.v1' and stream_id"
                                + " in ('"
                                + String.join("','", shared)
                                + "')");
        return List.of(
                Figure.floor("cases of an hour, by 50 desks at once", rate * 3_600, 40_000),
                Figure.ceiling(
                        "cases and remarks of 50 desks that were lost",
                        count - found + writes - written,
                        0));
    }

    private List<Figure> mixed(int requests) throws Exception {
        List<String> accounts = workers();
        List<String> longOnes = new ArrayList<>();
        for (int i = 0; i < LONG_CASES; i++) {
            longOnes.add(desks.receive(OFFICE, 2));
        }
        double[] unused =
                CaseDesks.all(
                        LONG_CASES, LOADERS, i -> desks.remarks(OFFICE, longOnes.get(i), REMARKS));
        // The first round warms: what is measured is a service at work, not its compiler.
        double[] warm = CaseDesks.paced(requests / 2, A_SECOND, i -> one(i, accounts, longOnes));
        double[] took = CaseDesks.paced(requests, A_SECOND, i -> one(i, accounts, longOnes));
        log.printf(
                "slowest request %.0f ms, and %.0f ms while warming%n",
                CaseDesks.largest(took), CaseDesks.largest(warm));
        return List.of(
                Figure.ceiling("opening a case, p95 ms", p95(took, 0), 50),
                Figure.ceiling("a worker's list, p95 ms", p95(took, 1), 30),
                Figure.ceiling("a case of 100 events, p95 ms", p95(took, 2), 20));
    }

    private void one(int number, List<String> accounts, List<String> longOnes) throws Exception {
        switch (number % 3) {
            case 0 -> {
                String unused = desks.receive(OFFICE, number);
            }
            case 1 -> {
                String who = accounts.get(number % accounts.size()) + "@" + OFFICE;
                JsonNode unused = desks.get(who, "/v1/cases?worklist=MINE");
            }
            default -> {
                String id = longOnes.get(number % longOnes.size());
                JsonNode unused = desks.get(OFFICE, "/v1/cases/" + id);
            }
        }
    }

    private static double p95(double[] took, int kind) {
        List<Double> of = new ArrayList<>();
        for (int i = kind; i < took.length; i += 3) {
            of.add(took[i]);
        }
        return CaseDesks.p95(of);
    }

    /** Twenty workers of the registry, each with a hundred cases. */
    private List<String> workers() throws Exception {
        List<UUID> resources = new ArrayList<>();
        List<Watcher.Row> messages = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            UUID id = UUID.randomUUID();
            resources.add(id);
            messages.add(new Watcher.Row(id.toString(), 1, OFFICE, resource(id)));
        }
        new OutboxLoader(stack, PartName.REGISTRY, RegistryMessage.RESOURCES).load(messages);
        rows.await("select count(*) from resource", WORKERS);
        List<String> free =
                rows.texts(
                        "select case_id from view_cases.case_row where owner = '"
                                + OFFICE
                                + "' and account = '' limit "
                                + WORKERS * 100);
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            String account = "pekerja-" + i;
            ObjectNode enlisted =
                    JSON.createObjectNode()
                            .put("account", account)
                            .put("team", "TIM-" + i % 4)
                            .put("maxCases", 500);
            enlisted.putArray("skills").add("ODGJ");
            desks.put(OFFICE, "/v1/case-workers/" + resources.get(i), enlisted);
            ObjectNode given = JSON.createObjectNode().put("worker", resources.get(i).toString());
            ArrayNode cases = given.putArray("cases");
            free.subList(i * free.size() / WORKERS, (i + 1) * free.size() / WORKERS)
                    .forEach(cases::add);
            desks.post(OFFICE, "/v1/cases/assignments", given);
            accounts.add(account);
        }
        return accounts;
    }

    private static byte[] resource(UUID id) {
        ObjectNode body =
                JSON.createObjectNode()
                        .put("resourceId", id.toString())
                        .put("change", "psks-registered")
                        .put("owner", OFFICE)
                        .put("kind", "TKSK")
                        .put("state", "ACTIVE");
        body.putArray("assignments")
                .addObject()
                .put("assignmentId", UUID.randomUUID().toString())
                .put("region", OFFICE)
                .put("from", "2020-01-01")
                .put("role", "MEMBER");
        body.putArray("suspensions");
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Figure reports(int cases) throws Exception {
        double slowest = 0;
        for (String name : REPORTS) {
            long start = System.nanoTime();
            JsonNode unused = desks.get(PROVINCE, "/v1/case-reports/" + name);
            double took = PlainLoader.seconds(start);
            log.printf("report %s: %.2f s%n", name, took);
            slowest = Math.max(slowest, took);
        }
        return Figure.ceiling("the slowest report over %,d cases, s".formatted(cases), slowest, 2);
    }
}
