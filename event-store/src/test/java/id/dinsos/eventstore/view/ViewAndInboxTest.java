package id.dinsos.eventstore.view;

import static id.dinsos.eventstore.log.TestStore.await;
import static id.dinsos.eventstore.log.TestStore.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.log.Tally;
import id.dinsos.eventstore.log.TestStore;
import id.dinsos.eventstore.message.Inbox;
import id.dinsos.eventstore.message.Message;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.work.Leases;
import id.dinsos.testkit.OtlpReceiver;
import id.dinsos.testkit.OtlpReceiver.Told;
import id.dinsos.tracing.Tracing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewAndInboxTest {
    private TestStore test;
    private final List<ViewRunner> runners = new ArrayList<>();
    private final List<LogWatch> watches = new ArrayList<>();
    private final List<Leases> offices = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        test = new TestStore();
        try (var connection = test.database.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table seen (id uuid primary key, version bigint, total int, writes int default 1)");
        }
    }

    @AfterEach
    void stop() {
        runners.forEach(ViewRunner::stop);
        watches.forEach(LogWatch::stop);
        offices.forEach(Leases::close);
        test.close();
    }

    @Test
    void a_view_follows_the_log_and_two_replicas_apply_each_event_once() {
        UUID stream = id();
        run(new Totals(1, false));
        run(new Totals(1, false));
        for (int i = 0; i < 50; i++) {
            test.run(stream, new Tally.Add(1));
        }
        await().untilAsserted(() -> assertThat(total("view_totals", stream)).isEqualTo("50"));
    }

    @Test
    void a_newer_version_of_a_view_is_built_beside_the_live_one_while_reads_go_on() {
        UUID stream = id();
        run(new Totals(1, false));
        for (int i = 0; i < 20; i++) {
            test.run(stream, new Tally.Add(1));
        }
        await().untilAsserted(() -> assertThat(total("view_totals", stream)).isEqualTo("20"));
        runners.forEach(ViewRunner::stop);

        ViewRunner rebuilding = run(new Totals(2, false));

        await().pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    assertThat(total("view_totals", stream)).isEqualTo("20");
                    return test.single("select version from checkpoint where view = 'totals'")
                            .equals("2");
                });
        test.run(stream, new Tally.Add(1));
        await().untilAsserted(() -> assertThat(total("view_totals", stream)).isEqualTo("21"));
        assertThat(rebuilding.failure()).isNull();
    }

    @Test
    void a_faulty_view_stops_alone_and_says_so() {
        UUID stream = id();
        Totals faulty = new Totals(1, true);
        ViewRunner broken = run(faulty);
        run(
                new Totals(1, false) {
                    @Override
                    public String name() {
                        return "healthy";
                    }
                });
        test.run(stream, new Tally.Add(4));
        await().untilAsserted(() -> assertThat(total("view_healthy", stream)).isEqualTo("4"));
        await().untilAsserted(() -> assertThat(broken.failure()).contains("faulty"));
        faulty.faulty = false;
        await().untilAsserted(() -> assertThat(total("view_totals", stream)).isEqualTo("4"));
    }

    @Test
    void old_code_beside_new_writes_nothing_into_the_tables_of_the_new() {
        UUID stream = id();
        Totals old = new Totals(1, false);
        run(old);
        test.run(stream, new Tally.Add(1));
        await().untilAsserted(() -> assertThat(total("view_totals", stream)).isEqualTo("1"));

        run(new Totals(2, false));
        await().until(() -> version().equals("2"));
        int applied = old.applied.get();
        for (int i = 0; i < 20; i++) {
            test.run(stream, new Tally.Add(1));
        }

        await().untilAsserted(() -> assertThat(total("view_totals", stream)).isEqualTo("21"));
        assertThat(old.applied.get()).isEqualTo(applied);
        assertThat(version()).isEqualTo("2");
    }

    @Test
    void two_new_replicas_build_a_view_once_and_its_readers_keep_their_index() {
        UUID stream = id();
        run(new Totals(1, false));
        for (int i = 0; i < 20; i++) {
            test.run(stream, new Tally.Add(1));
        }
        await().untilAsserted(() -> assertThat(total("view_totals", stream)).isEqualTo("20"));
        runners.forEach(ViewRunner::stop);

        List<ViewRunner> both = List.of(run(new Totals(2, false)), run(new Totals(2, false)));
        await().until(() -> version().equals("2"));
        test.run(stream, new Tally.Add(1));

        await().untilAsserted(() -> assertThat(total("view_totals", stream)).isEqualTo("21"));
        assertThat(both.stream().filter(one -> one.rebuilt() > 0)).hasSize(1);
        assertThat(both.stream().map(ViewRunner::failure)).containsOnlyNulls();
        assertThat(
                        test.single(
                                "select count(*) from pg_indexes where schemaname = 'view_totals'"
                                        + " and indexname = 'totals_by_total'"))
                .isEqualTo("1");
        assertThat(test.single("select to_regnamespace('view_totals_next')")).isEqualTo("null");
    }

    @Test
    void code_that_was_taken_back_leaves_its_view_to_the_code_before() throws Exception {
        UUID stream = id();
        run(new Totals(2, false));
        test.run(stream, new Tally.Add(3));
        await().untilAsserted(() -> assertThat(total("view_totals", stream)).isEqualTo("3"));
        runners.forEach(ViewRunner::stop);
        try (var connection = test.database.connect();
                var statement = connection.createStatement()) {
            statement.execute("update checkpoint set seen = now() - interval '5 minutes'");
        }

        run(new Totals(1, false));
        test.run(stream, new Tally.Add(1));

        await().until(() -> version().equals("1"));
        await().untilAsserted(() -> assertThat(total("view_totals", stream)).isEqualTo("4"));
    }

    @Test
    void a_batch_that_reads_a_view_which_is_not_built_yet_waits_and_is_never_parked() {
        isTakenAfter("select from view_of_tomorrow.families", id());
    }

    @Test
    void a_row_that_another_consumer_wrote_first_is_tried_again_and_never_parked() {
        UUID key = id();
        isTakenAfter("insert into seen values ('%1$s', 0, 0), ('%1$s', 0, 0)".formatted(key), key);
    }

    /** A message of whose batch the first try asks the database for something in vain. */
    private void isTakenAfter(String inVain, UUID key) {
        AtomicInteger tries = new AtomicInteger();
        Inbox inbox = new Inbox(test.pool, test.meters, Tracing.off());
        await(
                inbox.newest(
                        batch(record(0, key, 1, "8")),
                        EventCodec.mapper().readerFor(Integer.class),
                        (SqlConnection tx, List<Message<Integer>> messages) ->
                                tries.getAndIncrement() == 0
                                        ? tx.query(inVain).execute().replaceWithVoid()
                                        : write(tx, messages)));

        assertThat(tries).hasValueGreaterThan(1);
        assertThat(test.single("select total from seen")).isEqualTo("8");
        assertThat(test.single("select count(*) from parked")).isEqualTo("0");
    }

    @Test
    void a_topic_made_anew_counts_as_unread_until_it_is_read_again() {
        Inbox inbox = new Inbox(test.pool, test.meters, Tracing.off());
        take(inbox, batch(record(40, id(), 1, "1"), record(41, id(), 1, "2")));
        take(inbox, batch(record(30, id(), 1, "3")));
        assertThat(test.single("select next_offset from consumed")).isEqualTo("42");

        take(inbox, batch(record(0, id(), 1, "4"), record(1, id(), 1, "5")));

        assertThat(test.single("select next_offset from consumed")).isEqualTo("2");
    }

    @Test
    void a_batch_is_one_span_for_each_sent_trace_of_now_however_many_messages_it_has()
            throws Exception {
        Instant now = Instant.now();
        Instant yesterday = now.minus(Duration.ofDays(1));
        String trace = "0af7651916cd43dd8448eb211c80319c";
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            try (Tracing tracing = Tracing.to(Optional.of(receiver.url()), "taker", 100)) {
                take(
                        new Inbox(test.pool, test.meters, tracing),
                        batch(
                                traced(record(0, id(), 1, "1"), trace, "01", now),
                                traced(record(1, id(), 1, "2"), trace, "01", now),
                                traced(
                                        record(2, id(), 1, "3"),
                                        "1" + trace.substring(1),
                                        "00",
                                        now),
                                traced(
                                        record(3, id(), 1, "4"),
                                        "2" + trace.substring(1),
                                        "01",
                                        yesterday)));
            }
            assertThat(receiver.told())
                    .extracting(Told::kind, Told::name, Told::trace, Told::parent)
                    .containsExactly(tuple("CONSUMER", "take tally.v1", trace, "b7ad6b7169203331"));
        }
    }

    private static ConsumerRecord<String, byte[]> traced(
            ConsumerRecord<String, byte[]> record, String trace, String flags, Instant said) {
        String header = "00-" + trace + "-b7ad6b7169203331-" + flags;
        record.headers().add(Tracing.HEADER, header.getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_time", said.toString().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private String version() {
        return test.single("select version from checkpoint where view = 'totals'");
    }

    @Test
    void a_view_of_some_types_never_sees_the_others_and_passes_them_by() {
        UUID stream = id();
        List<String> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
        ViewRunner runner =
                run(
                        new Totals(1, false) {
                            @Override
                            public java.util.Set<String> types() {
                                return java.util.Set.of("tally-added.v1");
                            }

                            @Override
                            public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
                                batch.forEach(recorded -> seen.add(recorded.type()));
                                return super.apply(tx, batch);
                            }
                        });
        test.run(stream, new Tally.Add(1));
        Position last = test.run(stream, new Tally.Reserve("a room")).position();
        await().untilAsserted(() -> assertThat(runner.reached()).isGreaterThanOrEqualTo(last));
        assertThat(total("view_totals", stream)).isEqualTo("1");
        assertThat(seen).containsOnly("tally-added.v1");
    }

    @Test
    void a_batch_delivered_twice_and_an_older_version_change_nothing() {
        UUID key = id();
        Inbox inbox = new Inbox(test.pool, test.meters, Tracing.off());
        ConsumerRecords<String, byte[]> batch =
                batch(record(0, key, 1, "5"), record(1, key, 3, "9"));
        take(inbox, batch);
        take(inbox, batch);
        take(inbox, batch(record(2, key, 2, "7")));

        assertThat(test.single("select total from seen")).isEqualTo("9");
        assertThat(test.single("select writes from seen")).isEqualTo("1");
        assertThat(test.single("select next_offset from consumed")).isEqualTo("3");
    }

    @Test
    void poison_is_parked_with_what_follows_under_its_key_while_others_flow() {
        UUID poisoned = id();
        UUID healthy = id();
        Inbox inbox = new Inbox(test.pool, test.meters, Tracing.off());
        take(
                inbox,
                batch(
                        record(0, poisoned, 1, "not json"),
                        record(1, healthy, 1, "1"),
                        record(2, poisoned, 2, "2")));
        take(inbox, batch(record(3, poisoned, 3, "3"), record(4, healthy, 2, "4")));

        assertThat(test.single("select total from seen where id = '%s'".formatted(healthy)))
                .isEqualTo("4");
        assertThat(test.single("select count(*) from seen where id = '%s'".formatted(poisoned)))
                .isEqualTo("0");
        assertThat(
                        test.single(
                                "select string_agg(\"offset\"::text, ',' order by \"offset\") from parked"))
                .isEqualTo("0,2,3");
        assertThat(test.meters.counter("dinsos.parked", "topic", "tally.v1").count()).isEqualTo(3);
    }

    @Test
    void a_row_the_database_refuses_is_parked_alone() {
        UUID bad = id();
        UUID good = id();
        Inbox inbox = new Inbox(test.pool, test.meters, Tracing.off());
        take(inbox, batch(record(0, bad, 1, "-1"), record(1, good, 1, "6")));

        assertThat(test.single("select total from seen")).isEqualTo("6");
        assertThat(test.single("select key from parked")).isEqualTo(bad.toString());
    }

    @Test
    void a_batch_whose_table_is_not_there_waits_is_counted_and_parks_nothing() {
        // Given
        Inbox inbox = new Inbox(test.pool, test.meters, Tracing.off());
        await(test.pool.query("alter table seen rename to later").execute());
        // When
        var taken =
                inbox.newest(
                                batch(record(0, id(), 1, "8")),
                                EventCodec.mapper().readerFor(Integer.class),
                                ViewAndInboxTest::write)
                        .subscribeAsCompletionStage();
        // Then
        await().untilAsserted(() ->
                assertThat(
                                test.meters
                                        .counter("dinsos.inbox.vain.tries", "topic", "tally.v1")
                                        .count())
                        .isPositive());
        // When
        await(test.pool.query("alter table later rename to seen").execute());
        // Then
        await().until(taken::isDone);
        assertThat(test.single("select total from seen")).isEqualTo("8");
        assertThat(test.single("select count(*) from parked")).isEqualTo("0");
    }

    @com.google.errorprone.annotations.CanIgnoreReturnValue
    private ViewRunner run(View view) {
        ViewRunner runner = new ViewRunner(test.store, view, leases(), test.meters);
        runners.add(runner);
        Thread.ofPlatform().daemon().start(runner);
        LogWatch watch = new LogWatch(test.store, List.of(runner));
        watches.add(watch);
        Thread.ofPlatform().daemon().start(watch);
        return runner;
    }

    /** Each runner is a replica of its own. */
    private Leases leases() {
        Leases one = new Leases(test.pool, "replica-" + offices.size(), Duration.ofSeconds(5));
        offices.add(one);
        return one;
    }

    private String total(String schema, UUID stream) {
        return test.single("select to_regclass('%s.totals')".formatted(schema)).equals("null")
                ? ""
                : test.single(
                        "select total from %s.totals where id = '%s'".formatted(schema, stream));
    }

    private void take(Inbox inbox, ConsumerRecords<String, byte[]> batch) {
        await(
                inbox.newest(
                        batch,
                        EventCodec.mapper().readerFor(Integer.class),
                        ViewAndInboxTest::write));
    }

    private static Uni<Void> write(SqlConnection tx, List<Message<Integer>> messages) {
        for (Message<Integer> message : messages) {
            if (message.body() != null && message.body() < 0) {
                return tx.query("select 1 / 0").execute().replaceWithVoid();
            }
        }
        return tx.preparedQuery(
                        "insert into seen select * from unnest($1::uuid[], $2::bigint[], $3::int[])"
                                + " on conflict (id) do update set version = excluded.version,"
                                + " total = excluded.total, writes = seen.writes + 1"
                                + " where seen.version < excluded.version")
                .execute(
                        Tuple.of(
                                messages.stream().map(Message::key).toArray(UUID[]::new),
                                messages.stream().map(Message::version).toArray(Long[]::new),
                                messages.stream().map(Message::body).toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    private static ConsumerRecord<String, byte[]> record(
            long offset, UUID key, int version, String body) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(
                        "tally.v1",
                        0,
                        offset,
                        key.toString(),
                        body.getBytes(StandardCharsets.UTF_8));
        Map.of("ce_id", "m" + offset, "ce_streamversion", "" + version, "ce_owner", "35.24")
                .forEach((k, v) -> record.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @SafeVarargs
    private static ConsumerRecords<String, byte[]> batch(
            ConsumerRecord<String, byte[]>... records) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> partitions =
                new LinkedHashMap<>();
        partitions.put(new TopicPartition("tally.v1", 0), List.of(records));
        return new ConsumerRecords<>(partitions, Map.of());
    }

    private static class Totals implements View {
        private final int version;
        final AtomicInteger applied = new AtomicInteger();
        volatile boolean faulty;

        Totals(int version, boolean faulty) {
            this.version = version;
            this.faulty = faulty;
        }

        @Override
        public String name() {
            return "totals";
        }

        @Override
        public int version() {
            return version;
        }

        @Override
        public String ddl() {
            return "create table totals (id uuid primary key, total int not null)";
        }

        @Override
        public String indexes() {
            return "; create index totals_by_total on totals (total)";
        }

        @Override
        public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
            applied.incrementAndGet();
            if (faulty) {
                return Uni.createFrom().failure(new IllegalStateException("faulty on purpose"));
            }
            Map<UUID, Integer> sums = new LinkedHashMap<>();
            for (Recorded recorded : batch) {
                if (recorded.event() instanceof Tally.Added(int amount)) {
                    sums.merge(recorded.streamId(), amount, Integer::sum);
                }
            }
            return tx.preparedQuery(
                            "insert into totals select * from unnest($1::uuid[], $2::int[])"
                                    + " on conflict (id) do update set total = totals.total + excluded.total")
                    .execute(
                            Tuple.of(
                                    sums.keySet().toArray(UUID[]::new),
                                    sums.values().toArray(Integer[]::new)))
                    .replaceWithVoid();
        }
    }
}
