package id.dinsos.cases.desk;

import id.dinsos.cases.CaseWiring;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.CasePublisher;
import id.dinsos.cases.kind.KindFile;
import id.dinsos.cases.kind.Triage;
import id.dinsos.cases.kind.TriageWiring;
import id.dinsos.cases.worker.WorkerDecider;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.secret.SubjectKeys;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.Leases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A process with nothing but the clocks: it decides, says so, and records nothing until it is told
 * to go on, which it never is.
 */
final class ClockWorker {
    static final String DECIDED = "decided";
    static final String KEY = "MASTER_KEY";

    /** How many cases are decided in one transaction. */
    static final int STEP = 2;

    private ClockWorker() {}

    /** Database, port, the time it is, length of a lease in milliseconds. */
    public static void main(String[] args) throws InterruptedException {
        PgConnectOptions options =
                new PgConnectOptions()
                        .setHost("localhost")
                        .setPort(Integer.parseInt(args[1]))
                        .setDatabase(args[0])
                        .setUser("postgres")
                        .setPassword("postgres");
        Pool pool = Pool.pool(Vertx.vertx(), options, new PoolOptions().setMaxSize(4));
        byte[] key = Base64.getDecoder().decode(System.getenv(KEY));
        EventStore store = new EventStore(pool, CaseWiring.events(), new SubjectKeys(key));
        Instant now = Instant.parse(args[2]);
        new ClockJob(
                        pool,
                        store,
                        process(),
                        new Views(List.of(), store),
                        Clock.fixed(now, ZoneOffset.UTC),
                        STEP)
                .start(
                        new Leases(pool, "killed", Duration.ofMillis(Long.parseLong(args[3]))),
                        new SimpleMeterRegistry());
        Thread.currentThread().join();
    }

    /** What a case tells is asked for once it is decided, and nothing is written yet. */
    private static CaseProcess process() {
        Triage triage = TriageWiring.cel();
        CaseWiring wiring = new CaseWiring();
        return new CaseProcess(
                CasePublisher.aggregate(triage)
                        .publishing((id, version, event, after, meta) -> {
                            waitForEver();
                            return List.of();
                        }),
                wiring.kinds(),
                wiring.calendars(),
                WorkerDecider.aggregate(),
                new KindFile(EventCodec.mapper(), triage),
                new Zones(ZoneId.of("Asia/Jakarta"), Map.of()));
    }

    private static void waitForEver() {
        System.out.println(DECIDED);
        System.out.flush();
        try {
            var unused = System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
