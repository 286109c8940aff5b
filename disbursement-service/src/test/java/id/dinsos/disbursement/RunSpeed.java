package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A month for a whole regency, timed step by step: by the clock, and by the processors' time of the
 * service and of PostgreSQL, which stays true on a busy machine. It is no test of its own accord:
 * {@code ./mvnw -pl disbursement-service test -Dtest=RunSpeed -Dfamilies=95300}.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
class RunSpeed {
    private static final int FAMILIES = Integer.getInteger("families", 20_000);
    private static final int MONTHS = Integer.getInteger("months", 2);
    private final Office office = new Office("35.24", "SEMBAKO");

    @Test
    void a_regency() throws Exception {
        Laps laps = new Laps();
        office.families(FAMILIES);
        laps.lap("told", FAMILIES * 3);
        await().atMost(Duration.ofMinutes(10))
                .until(() ->
                        count("beneficiary_identity") == FAMILIES
                                && count("beneficiary_household") == FAMILIES
                                && count("beneficiary_person") == FAMILIES);
        laps.lap("beneficiary tables", FAMILIES * 3);
        office.define("FOOD");
        var budget = office.budget(1_000_000_000_000L);
        for (int month = 1; month <= MONTHS; month++) {
            laps.lap("-- month " + month, 0);
            UUID run = office.open("2026-%02d".formatted(month));
            logged("run-frozen.v1", run);
            laps.lap("freeze", FAMILIES);
            office.submit(run).then().statusCode(200);
            office.approve(run, "budi").then().statusCode(200);
            laps.lap("first approval", 1);
            office.approve(run, "ani").then().statusCode(200);
            office.fund(run);
            logged("run-instructed.v1", run);
            laps.lap("instruct", FAMILIES);
            await().atMost(Duration.ofMinutes(5))
                    .until(() ->
                            count("view_ledger.payment where run_id = '" + run + "'") == FAMILIES);
            laps.lap("payment view", FAMILIES);
            List<UUID> files = office.bankFiles(run);
            laps.lap("bank files " + files.size(), FAMILIES);
            List<Transfer> transfers = office.sent(run);
            laps.lap("released and downloaded", FAMILIES);
            await().atMost(Duration.ofMinutes(5))
                    .until(() ->
                            count(
                                            "view_ledger.payment where state = 'SENT' and run_id = '"
                                                    + run
                                                    + "'")
                                    == FAMILIES);
            laps.lap("sent, seen in the view", FAMILIES);
            String csv =
                    Office.csv(
                            transfers.stream()
                                    .map(t -> t.line("CREDITED", "", "B-" + t.id()))
                                    .toList());
            laps.lap("csv", FAMILIES);
            var report = office.report(csv);
            laps.lap("report", FAMILIES);
            assertThat(office.run(run).jsonPath().getLong("money.creditedRupiah"))
                    .isEqualTo(200_000L * FAMILIES);
        }
    }

    private static void logged(String type, UUID stream) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        count(
                                        "event where type = '%s' and stream_id = '%s'"
                                                .formatted(type, stream))
                                > 0);
    }

    private static long count(String from) throws Exception {
        try (Connection connection = TestServices.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static final class Laps {
        private final OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private long wall = System.nanoTime();
        private long service = system.getProcessCpuTime();
        private long postgres = postgres();

        void lap(String name, int things) {
            long w = System.nanoTime();
            long s = system.getProcessCpuTime();
            long p = postgres();
            System.out.printf(
                    "LAP %-28s %7d ms  jvm cpu %6d ms  pg cpu %6d ms  %8.0f/s  heap %d MB%n",
                    name,
                    (w - wall) / 1_000_000,
                    (s - service) / 1_000_000,
                    p - postgres,
                    things * 1e9 / (w - wall),
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
            wall = w;
            service = s;
            postgres = p;
        }

        /** Milliseconds of processor of the postmaster and its children. */
        private static long postgres() {
            try {
                String master;
                try (Connection connection = TestServices.database().connect();
                        Statement statement = connection.createStatement();
                        ResultSet rows =
                                statement.executeQuery("select pg_read_file('postmaster.pid')")) {
                    rows.next();
                    master = rows.getString(1).lines().findFirst().orElseThrow();
                }
                long ticks = 0;
                try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
                    for (Path process :
                            processes
                                    .filter(p -> p.getFileName().toString().matches("\\d+"))
                                    .toList()) {
                        String[] stat = stat(process);
                        if (stat.length > 15
                                && (stat[1].equals(master)
                                        || process.getFileName().toString().equals(master))) {
                            ticks += Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
                            if (process.getFileName().toString().equals(master)) {
                                ticks += Long.parseLong(stat[13]) + Long.parseLong(stat[14]);
                            }
                        }
                    }
                }
                return ticks * 10;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static String[] stat(Path process) {
            try {
                String text = Files.readString(process.resolve("stat"));
                return text.substring(text.lastIndexOf(')') + 2).split(" ");
            } catch (IOException gone) {
                return new String[0];
            }
        }
    }
}
