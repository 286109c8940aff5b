package id.dinsos.eventstore.work;

import static id.dinsos.eventstore.log.TestStore.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.eventstore.log.TestStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackgroundJobTest {
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final Runnable NOTHING = () -> {};

    private TestStore test;
    private final List<BackgroundJob> jobs = new ArrayList<>();
    private final List<Leases> offices = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        test = new TestStore();
        try (var connection = test.database.connect();
                var statement = connection.createStatement()) {
            statement.execute(Tickets.TABLE);
        }
    }

    @AfterEach
    void stop() {
        jobs.forEach(BackgroundJob::askToStop);
        jobs.forEach(job -> job.stop(Duration.ofSeconds(5)));
        offices.forEach(Leases::close);
        test.close();
    }

    @Test
    void a_worker_frozen_in_the_middle_of_its_piece_wakes_and_changes_nothing() throws Exception {
        UUID piece = id();
        CountDownLatch middle = new CountDownLatch(1);
        CountDownLatch wakes = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        Leases frozen = leases("frozen", SHORT);
        run(
                new Tickets(
                        test.store,
                        "frozen",
                        piece,
                        () -> {
                            middle.countDown();
                            uninterruptibly(wakes);
                        },
                        left::countDown),
                frozen);
        middle.await();
        frozen.close();

        run(new Tickets(test.store, "other", piece, NOTHING, NOTHING), leases("other", SHORT));
        await().until(() -> test.total(piece) == 1);
        wakes.countDown();
        left.await();

        assertDoneOnceBy("other", piece);
    }

    @Test
    void a_process_stopped_in_the_middle_of_its_piece_wakes_and_changes_nothing() throws Exception {
        UUID piece = id();
        Process frozen = process(piece);
        try (BufferedReader says = frozen.inputReader()) {
            expect(says, FrozenWorker.MIDDLE);
            signal(frozen, "STOP");

            run(new Tickets(test.store, "other", piece, NOTHING, NOTHING), leases("other", SHORT));
            await().atMost(Duration.ofSeconds(20)).until(() -> test.total(piece) == 1);
            frozen.getOutputStream().write("go on\n".getBytes(StandardCharsets.UTF_8));
            frozen.getOutputStream().flush();
            signal(frozen, "CONT");
            expect(says, FrozenWorker.LEFT);
        } finally {
            frozen.destroyForcibly().waitFor();
        }

        assertDoneOnceBy("other", piece);
    }

    @Test
    void a_lease_is_renewed_for_as_long_as_its_worker_lives() {
        UUID piece = id();
        Leases one = leases("one", SHORT);
        Leases other = leases("other", SHORT);
        assertThat(one.take("job", piece)).isPresent();

        await().during(SHORT.multipliedBy(3))
                .atMost(SHORT.multipliedBy(6))
                .until(() -> other.take("job", piece).isEmpty());
    }

    @Test
    void a_worker_that_stops_gives_its_piece_back_at_once() throws Exception {
        UUID piece = id();
        CountDownLatch middle = new CountDownLatch(1);
        Leases one = leases("one", Duration.ofMinutes(10));
        Repeats job = new Repeats(piece, middle::countDown);
        run(job, one);
        middle.await();

        job.stop(Duration.ofSeconds(10));

        assertThat(leases("other", Duration.ofMinutes(10)).take(job.name(), piece)).isPresent();
    }

    @Test
    void a_process_that_begins_anew_under_its_name_goes_on_at_once_and_its_former_life_is_fenced() {
        UUID piece = id();
        Leases former = leases("replica-1", SHORT);
        Lease old = former.take("job", piece).orElseThrow();

        Lease taken = leases("replica-1", SHORT).take("job", piece).orElseThrow();

        assertThat(taken.fence().number()).isGreaterThan(old.fence().number());
        await().until(old::isLost);
    }

    @Test
    void a_piece_that_fails_is_counted_shows_its_age_and_keeps_no_other_waiting() {
        UUID bad = id();
        UUID good = id();
        Set<UUID> left = ConcurrentHashMap.newKeySet();
        left.addAll(List.of(bad, good));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        AtomicBoolean mended = new AtomicBoolean();
        BackgroundJob job =
                new BackgroundJob("mixed", Pace.every(Duration.ofMillis(20))) {
                    @Override
                    protected Uni<? extends Collection<UUID>> due() {
                        return Uni.createFrom().item(() -> List.copyOf(left));
                    }

                    @Override
                    protected void work(UUID id) throws IOException {
                        if (id.equals(bad) && !mended.get()) {
                            throw new IOException("the disk is full");
                        }
                        left.remove(id);
                    }
                };
        jobs.add(job);
        job.start(leases("one", SHORT), meters);

        await().until(() -> left.equals(Set.of(bad)));
        await().until(() -> meters.counter("dinsos.job.failures", "job", "mixed").count() >= 2);
        await().until(() -> gauge(meters, "dinsos.job.oldest.seconds") >= 1);
        assertThat(gauge(meters, "dinsos.job.pieces")).isEqualTo(1);
        mended.set(true);
        job.wake();
        await().until(left::isEmpty);
        await().until(() -> gauge(meters, "dinsos.job.oldest.seconds") == 0);
    }

    @Test
    void a_job_whose_tables_are_not_those_of_its_code_waits_without_a_fault_and_shows_how_long() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        BackgroundJob job =
                new BackgroundJob("mixed", Pace.every(Duration.ofMillis(20))) {
                    @Override
                    protected Uni<? extends Collection<UUID>> due() {
                        return test.pool
                                .query("select later from ticket")
                                .execute()
                                .map(rows -> List.<UUID>of());
                    }

                    @Override
                    protected void work(UUID id) {}
                };
        jobs.add(job);
        job.start(leases("one", SHORT), meters);

        await().until(() -> gauge(meters, "dinsos.job.oldest.seconds") >= 1);
        assertThat(gauge(meters, "dinsos.job.pieces")).isZero();
        test.database.execute("alter table ticket add later int");
        await().until(() -> gauge(meters, "dinsos.job.oldest.seconds") == 0);
        assertThat(meters.counter("dinsos.job.failures", "job", "mixed").count()).isZero();
    }

    private void assertDoneOnceBy(String worker, UUID piece) {
        assertThat(test.total(piece)).isEqualTo(1);
        assertThat(test.single("select string_agg(worker, ',') from ticket")).isEqualTo(worker);
        // The piece's own event and the one part of who did it.
        assertThat(test.single("select count(*) from event")).isEqualTo("2");
        await().until(() -> test.single("select count(*) from lease").equals("0"));
    }

    private Process process(UUID piece) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FrozenWorker.class.getName(),
                        test.database.name(),
                        Integer.toString(test.database.port()),
                        piece.toString(),
                        Long.toString(SHORT.toMillis()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void signal(Process process, String signal) throws Exception {
        int rc =
                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor();
        assertThat(rc).isZero();
    }

    private static void expect(BufferedReader says, String what) throws IOException {
        String line = says.readLine();
        while (line != null && !line.equals(what)) {
            line = says.readLine();
        }
        assertThat(line).isEqualTo(what);
    }

    private Leases leases(String holder, Duration length) {
        Leases leases = new Leases(test.pool, holder, length);
        offices.add(leases);
        return leases;
    }

    private void run(BackgroundJob job, Leases leases) {
        jobs.add(job);
        job.start(leases, new SimpleMeterRegistry());
    }

    private static double gauge(SimpleMeterRegistry meters, String name) {
        return meters.get(name).tag("job", "mixed").gauge().value();
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does its piece again and again. */
    private static final class Repeats extends BackgroundJob {
        private final UUID piece;
        private final Runnable each;

        Repeats(UUID piece, Runnable each) {
            super("repeats", Pace.every(Duration.ofMillis(20)));
            this.piece = piece;
            this.each = each;
        }

        @Override
        protected Uni<? extends Collection<UUID>> due() {
            return Uni.createFrom().item(List.of(piece));
        }

        @Override
        protected void work(UUID id) {
            each.run();
        }
    }
}
