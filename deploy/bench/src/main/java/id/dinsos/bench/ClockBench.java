package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.bench.metric.Figure;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Many clocks of cases that are due at once, and two replicas that let them speak. */
final class ClockBench {
    private static final int OFFICES = 20;
    private static final int LOADERS = 4;
    private static final int LIST = 300;
    private static final long MINUTE_AND_SOME_NANOS = 65_000_000_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final PrintStream log;
    private final CaseDesks desks;
    private final CaseRows rows;

    ClockBench(Stack stack, PrintStream log, CaseDesks desks, CaseRows rows) {
        this.stack = stack;
        this.log = log;
        this.desks = desks;
        this.rows = rows;
    }

    /**
     * Cases whose time is a minute; they are kept from the clocks' look until all of them are due,
     * and then shown at once, to two replicas.
     */
    List<Figure> run(int count) throws Exception {
        List<String> offices = new ArrayList<>();
        for (int i = 1; i <= OFFICES; i++) {
            offices.add("36.%02d".formatted(i));
        }
        ObjectNode minute = JSON.createObjectNode();
        minute.set("kind", ofAMinute());
        for (String office : offices) {
            desks.put(office, "/v1/case-kinds/DISASTER_HOUSEHOLD", minute);
        }
        int each = count / OFFICES;
        try (Replica second = new Replica(stack, PartName.CASE, "second", Map.of(), log)) {
            double[] unused =
                    CaseDesks.all(
                            OFFICES, LOADERS, i -> desks.households(offices.get(i), each, LIST));
            String mine = "from view_cases.case_row where owner like '36.%'";
            rows.await("select count(*) " + mine, (long) each * OFFICES);
            rows.execute("update view_cases.case_row set next_at = null where owner like '36.%'");
            LockSupport.parkNanos(MINUTE_AND_SOME_NANOS);
            String from =
                    rows.texts("select pg_snapshot_xmin(pg_current_snapshot())::text").getFirst();
            rows.execute("update view_cases.case_row set next_at = now() where owner like '36.%'");
            long start = System.nanoTime();
            // By the log's order and from here on: to count must not cost what is counted.
            String breached =
                    "select count(*) from event where tx >= '"
                            + from
                            + "'::xid8 and type = 'clock-breached.v1' and stream_id in (select"
                            + " case_id "
                            + mine
                            + ")";
            rows.await(breached, (long) each * OFFICES);
            double took = PlainLoader.seconds(start);
            LockSupport.parkNanos(3_000_000_000L);
            long twice = rows.number(breached) - (long) each * OFFICES;
            return List.of(
                    Figure.ceiling(
                            "%,d clocks due at once, two replicas, s".formatted(each * OFFICES),
                            took,
                            10),
                    Figure.ceiling("breaches that were said twice", twice, 0));
        }
    }

    private JsonNode ofAMinute() throws IOException, InterruptedException {
        for (JsonNode kind : desks.get("35.24", "/v1/case-kinds")) {
            if (kind.path("code").asText().equals("DISASTER_HOUSEHOLD")) {
                ObjectNode quick = (ObjectNode) kind;
                ObjectNode time =
                        quick.putArray("times")
                                .addObject()
                                .put("code", "DISPATCH")
                                .put("from", "RECEIVED")
                                .put("workingDays", false);
                time.putArray("until").add("ASSESSED");
                time.putObject("minutes").put("P0", 1).put("P1", 1);
                return quick;
            }
        }
        throw new IllegalStateException("there is no such kind");
    }
}
