package id.dinsos.eventstore.log;

import static id.dinsos.eventstore.log.TestStore.await;
import static id.dinsos.eventstore.log.TestStore.id;
import static id.dinsos.eventstore.log.TestStore.meta;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import id.dinsos.eventstore.message.SlotHealth;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.eventstore.secret.SubjectKeys;
import io.smallrye.mutiny.Uni;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventStoreTest {
    static TestStore test;

    @BeforeAll
    static void start() {
        test = new TestStore();
    }

    @AfterAll
    static void stop() {
        test.close();
    }

    @Test
    void the_database_is_as_durable_as_in_production() {
        assertThat(test.single("show fsync")).isEqualTo("on");
        assertThat(test.single("show synchronous_commit")).isEqualTo("on");
        assertThat(test.single("show full_page_writes")).isEqualTo("on");
    }

    @Test
    void what_was_appended_is_loaded_in_order_with_its_cause() {
        UUID stream = id();
        test.run(stream, new Tally.Open(id(), "Sri Wahyuni"));
        test.run(stream, new Tally.Add(3));
        Done done = test.run(stream, new Tally.Add(4));

        Stream loaded = await(test.store.load(stream));

        assertThat(done.version()).isEqualTo(3);
        assertThat(loaded.version()).isEqualTo(3);
        assertThat(loaded.events()).extracting(Recorded::version).containsExactly(1, 2, 3);
        assertThat(loaded.events().getLast().meta().actor()).isEqualTo("sari");
        assertThat(test.total(stream)).isEqualTo(7);
    }

    @Test
    void a_new_record_of_a_new_person_is_begun_without_reading_anything() {
        UUID stream = id();
        UUID person = id();

        Done done = begin(stream, new Tally.Open(person, "Sri Wahyuni"));

        assertThat(done.version()).isEqualTo(1);
        assertThat(await(test.store.load(stream)).events().getFirst().event())
                .isEqualTo(
                        new Tally.Opened(PersonalData.of(person, new Tally.Owner("Sri Wahyuni"))));
    }

    @Test
    void beginning_what_is_there_after_all_decides_again_on_it() {
        UUID stream = id();
        UUID person = id();
        test.run(stream, new Tally.Open(person, "Sri Wahyuni"));

        assertThat(begin(stream, new Tally.Add(3)).version()).isEqualTo(2);
        begin(id(), new Tally.Open(person, "Sri Wahyuni"));

        assertThat(test.total(stream)).isEqualTo(3);
        assertThat(await(test.store.load(stream)).events().getFirst().event())
                .isEqualTo(
                        new Tally.Opened(PersonalData.of(person, new Tally.Owner("Sri Wahyuni"))));
    }

    @Test
    void beginning_for_an_erased_person_is_refused() {
        UUID person = id();
        await(test.store.keys().erase(test.pool, person));

        assertThatThrownBy(() -> begin(id(), new Tally.Open(person, "Sri Wahyuni")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(KernelCode.PERSON_ERASED));
    }

    @Test
    void of_fifty_who_claim_one_thing_at_once_one_wins_and_the_others_are_refused() {
        List<Uni<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(
                    test.handler
                            .handle(
                                    Tally.AGGREGATE,
                                    id(),
                                    new Tally.Reserve("the only one"),
                                    Request.of(meta()))
                            .map(done -> true)
                            .onFailure(RefusedException.class)
                            .recoverWithItem(false));
        }

        List<Boolean> won = await(Uni.join().all(all).andFailFast());

        assertThat(won.stream().filter(Boolean::booleanValue)).hasSize(1);
    }

    /** Whom PostgreSQL lets go is whoever looks first; where that was us, we try once more. */
    @Test
    void a_command_the_database_let_go_in_a_deadlock_is_decided_again() throws Exception {
        int tries = 0;
        while (!letGo("deadlock-" + tries)) {
            assertThat(++tries).as("the command was let go once").isLessThan(10);
        }
    }

    /** False where the database let us go and not the command. */
    private static boolean letGo(String claim) throws Exception {
        UUID stream = id();
        try (var other = test.database.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            String take = "insert into claim values ('thing', '%s'::bytea, gen_random_uuid())";
            statement.execute(take.formatted(claim + "-a"));
            CompletableFuture<Done> command =
                    test.handler
                            .handle(
                                    "Both",
                                    List.of(stream),
                                    stream,
                                    unit -> {
                                        unit.require(
                                                Tally.AGGREGATE,
                                                stream,
                                                new Tally.Reserve(claim + "-b"));
                                        unit.require(
                                                Tally.AGGREGATE,
                                                stream,
                                                new Tally.Reserve(claim + "-a"));
                                    },
                                    Request.of(meta()))
                            .subscribeAsCompletionStage();
            org.awaitility.Awaitility.await()
                    .pollInterval(java.time.Duration.ofMillis(10))
                    .until(() ->
                            test.single("select count(*) from pg_locks where not granted")
                                    .equals("1"));
            boolean commandWas = true;
            try {
                statement.execute(take.formatted(claim + "-b"));
            } catch (java.sql.SQLException e) {
                assertThat(e.getSQLState()).isEqualTo("40P01");
                commandWas = false;
            }
            other.rollback();
            assertThat(command.get(30, TimeUnit.SECONDS).version()).isEqualTo(2);
            return commandWas;
        }
    }

    @CanIgnoreReturnValue
    private static Done begin(UUID stream, Tally.Command command) {
        return await(test.handler.begin(Tally.AGGREGATE, stream, command, Request.of(meta())));
    }

    @Test
    void personal_data_is_readable_to_us_and_to_nobody_who_holds_the_tables() {
        UUID stream = id();
        UUID person = id();
        test.run(stream, new Tally.Open(person, "Sri Wahyuni"));

        Tally.Opened opened =
                (Tally.Opened) await(test.store.load(stream)).events().getFirst().event();

        assertThat(opened.owner().value()).contains(new Tally.Owner("Sri Wahyuni"));
        assertThat(opened.toString()).doesNotContain("Sri");
        assertThat(
                        test.single(
                                "select count(*) from event where position(convert_to('Sri Wahyuni','UTF8') in data) > 0"))
                .isEqualTo("0");
    }

    @Test
    void an_erased_person_is_gone_from_the_log_while_its_sums_and_chain_still_verify()
            throws Exception {
        UUID stream = id();
        UUID person = id();
        test.run(stream, new Tally.Open(person, "Sri Wahyuni"));
        test.run(stream, new Tally.Add(5));

        await(test.store.keys().erase(test.pool, person));

        Tally.Opened opened =
                (Tally.Opened) await(test.store.load(stream)).events().getFirst().event();
        assertThat(opened.owner().isErased()).isTrue();
        assertThat(test.total(stream)).isEqualTo(5);
        assertThat(chainOf(stream)).isTrue();
        assertThatThrownBy(() -> test.run(id(), new Tally.Open(person, "Sri again")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(KernelCode.PERSON_ERASED));
    }

    @Test
    void the_chain_shows_a_changed_byte() throws Exception {
        UUID stream = id();
        test.run(stream, new Tally.Add(1));
        test.run(stream, new Tally.Add(2));
        assertThat(chainOf(stream)).isTrue();
        try (Connection connection = test.database.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update event set data = convert_to('{\"amount\":900}', 'UTF8') where version = 1 and stream_id = '"
                            + stream
                            + "'");
        }
        assertThat(chainOf(stream)).isFalse();
    }

    @Test
    void of_many_writers_at_one_version_exactly_one_wins() {
        UUID stream = id();
        List<UnitOfWork> units =
                IntStream.range(0, 20)
                        .mapToObj(i -> await(test.store.open(stream)))
                        .peek(unit -> unit.require(Tally.AGGREGATE, stream, new Tally.Add(1)))
                        .toList();

        List<Boolean> won =
                await(
                        Uni.join()
                                .all(
                                        units.stream()
                                                .map(unit ->
                                                        test.store
                                                                .commit(unit, meta())
                                                                .replaceWith(true)
                                                                .onFailure(ConflictException.class)
                                                                .recoverWithItem(false))
                                                .toList())
                                .andFailFast());

        assertThat(won).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(test.total(stream)).isEqualTo(1);
    }

    @Test
    void commands_written_together_do_not_share_a_conflict() {
        UUID taken = id();
        test.run(taken, new Tally.Add(1));
        UnitOfWork late = test.store.openNew(List.of(taken));
        late.require(Tally.AGGREGATE, taken, new Tally.Add(100));
        List<UUID> streams = IntStream.range(0, 60).mapToObj(i -> id()).toList();
        List<UnitOfWork> units = new ArrayList<>();
        for (UUID stream : streams) {
            UnitOfWork unit = test.store.openNew(List.of(stream));
            unit.require(Tally.AGGREGATE, stream, new Tally.Add(7));
            units.add(unit);
        }
        units.add(30, late);

        List<Boolean> written =
                await(
                        Uni.join()
                                .all(
                                        units.stream()
                                                .map(unit ->
                                                        test.store
                                                                .commit(unit, meta())
                                                                .replaceWith(true)
                                                                .onFailure(ConflictException.class)
                                                                .recoverWithItem(false))
                                                .toList())
                                .andFailFast());

        assertThat(written).filteredOn(won -> !won).hasSize(1);
        assertThat(written.get(30)).isFalse();
        assertThat(test.total(taken)).isEqualTo(1);
        assertThat(streams).allSatisfy(stream -> assertThat(test.total(stream)).isEqualTo(7));
        assertThat(test.single("select count(distinct tx) < count(*) from event where version = 1"))
                .isEqualTo("t");
    }

    @Test
    void racing_commands_all_take_effect_one_after_the_other() {
        UUID stream = id();
        await(
                Uni.join()
                        .all(
                                IntStream.range(0, 8)
                                        .mapToObj(i ->
                                                test.handler.handle(
                                                        Tally.AGGREGATE,
                                                        stream,
                                                        new Tally.Add(1),
                                                        Request.of(meta())))
                                        .toList())
                        .andFailFast());
        assertThat(test.total(stream)).isEqualTo(8);
    }

    @Test
    void a_stale_caller_is_told_the_current_version() {
        UUID stream = id();
        test.run(stream, new Tally.Add(1));
        test.run(stream, new Tally.Add(1));
        assertThatThrownBy(() ->
                        await(
                                test.handler.handle(
                                        Tally.AGGREGATE,
                                        stream,
                                        new Tally.Add(1),
                                        Request.of(meta()).ifMatch(1))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(KernelCode.ETAG_STALE))
                .hasMessageContaining("2");
    }

    @Test
    void the_same_key_and_request_repeats_the_answer_and_another_request_is_refused() {
        UUID stream = id();
        Request.Once once = new Request.Once("sari", "add", "key-1", new byte[] {1});
        Request request = Request.of(meta()).once(once);
        Done first = await(test.handler.handle(Tally.AGGREGATE, stream, new Tally.Add(2), request));
        Done again = await(test.handler.handle(Tally.AGGREGATE, stream, new Tally.Add(2), request));
        assertThat(again.repeated()).isTrue();
        assertThat(again.version()).isEqualTo(first.version());
        assertThat(test.total(stream)).isEqualTo(2);

        Request other =
                Request.of(meta()).once(new Request.Once("sari", "add", "key-1", new byte[] {2}));
        assertThatThrownBy(() ->
                        await(
                                test.handler.handle(
                                        Tally.AGGREGATE, stream, new Tally.Add(9), other)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e ->
                                assertThat(e.refusal().code())
                                        .isEqualTo(KernelCode.IDEMPOTENCY_KEY_REUSED));
        assertThat(test.total(stream)).isEqualTo(2);
    }

    @Test
    void what_is_refused_on_the_way_to_a_command_may_be_a_repetition_all_the_same() {
        UUID stream = id();
        Request request =
                Request.of(meta()).once(new Request.Once("sari", "add", "key-2", new byte[] {1}));
        Request never =
                Request.of(meta()).once(new Request.Once("sari", "add", "key-3", new byte[] {1}));
        Supplier<Uni<Done>> refusing =
                () -> {
                    throw RefusedException.of(KernelCode.CHANGED_MEANWHILE, "not any more");
                };
        Done first =
                await(
                        test.handler.repeatable(
                                request,
                                () ->
                                        test.handler.handle(
                                                Tally.AGGREGATE,
                                                stream,
                                                new Tally.Add(2),
                                                request)));
        Done again = await(test.handler.repeatable(request, refusing));

        assertThat(again.repeated()).isTrue();
        assertThat(again.version()).isEqualTo(first.version());
        assertThatThrownBy(() -> await(test.handler.repeatable(never, refusing)))
                .isInstanceOf(RefusedException.class);
        assertThat(test.total(stream)).isEqualTo(2);
    }

    @Test
    void a_command_that_changes_nothing_says_where_the_log_stands() {
        Done changed =
                await(
                        test.handler.handle(
                                Tally.AGGREGATE, id(), new Tally.Add(2), Request.of(meta())));
        UUID stream = id();

        Done unchanged =
                await(
                        test.handler.handle(
                                "look", List.of(stream), stream, unit -> {}, Request.of(meta())));

        assertThat(unchanged.version()).isZero();
        assertThat(unchanged.position()).isEqualTo(changed.position());
    }

    @Test
    void fifty_equal_requests_at_once_have_one_effect() {
        UUID stream = id();
        Request request =
                Request.of(meta()).once(new Request.Once("sari", "add", "key-50", new byte[] {1}));
        List<Done> answers =
                await(
                        Uni.join()
                                .all(
                                        IntStream.range(0, 50)
                                                .mapToObj(i ->
                                                        test.handler.handle(
                                                                Tally.AGGREGATE,
                                                                stream,
                                                                new Tally.Add(1),
                                                                request))
                                                .toList())
                                .andFailFast());
        assertThat(answers).filteredOn(done -> !done.repeated()).hasSize(1);
        assertThat(test.total(stream)).isEqualTo(1);
    }

    @Test
    void a_claim_has_one_holder_and_can_be_given_back() {
        UUID first = id();
        UUID second = id();
        test.run(first, new Tally.Reserve("house"));

        UnitOfWork unit = await(test.store.open(second));
        unit.require(Tally.AGGREGATE, second, new Tally.Reserve("house"));
        assertThatThrownBy(() -> await(test.store.commit(unit, meta())))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        e -> assertThat(e.on()).isEqualTo(ConflictException.Cause.CLAIM));

        test.run(first, new Tally.Free("house"));
        assertThat(test.run(second, new Tally.Reserve("house")).version()).isEqualTo(1);
    }

    @Test
    void a_thousand_streams_are_one_transaction_and_one_clash_writes_nothing() {
        List<UUID> streams = new ArrayList<>(IntStream.range(0, 999).mapToObj(i -> id()).toList());
        UUID clash = id();
        streams.add(clash);
        UnitOfWork bulk = await(test.store.open(streams));
        streams.forEach(s -> bulk.require(Tally.AGGREGATE, s, new Tally.Add(1)));
        test.run(clash, new Tally.Add(7));
        assertThatThrownBy(() -> await(test.store.commit(bulk, meta())))
                .isInstanceOf(ConflictException.class);
        assertThat(await(test.store.load(streams.getFirst())).isEmpty()).isTrue();

        UnitOfWork again = await(test.store.open(streams));
        streams.forEach(s -> again.require(Tally.AGGREGATE, s, new Tally.Add(1)));
        assertThat(await(test.store.commit(again, meta()))).isNotNull();
        assertThat(test.total(clash)).isEqualTo(8);
        assertThat(test.total(streams.getFirst())).isEqualTo(1);
    }

    @Test
    void a_slow_transaction_is_never_skipped_and_a_lower_position_of_a_newer_one_comes_later()
            throws Exception {
        Position start = end();
        UUID slowStream = id();
        UUID fastStream = id();
        try (Connection slow = test.database.connect();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            // The slow one has its transaction id first, its position only later.
            statement.execute("select pg_current_xact_id()");
            test.run(fastStream, new Tally.Add(1));
            insertRaw(slow, slowStream);

            assertThat(test.readAfter(start)).isEmpty();
            slow.commit();
        }

        List<Recorded> read = test.readAfter(start);
        assertThat(read).extracting(Recorded::streamId).containsExactly(slowStream, fastStream);
        assertThat(read.get(0).position().position())
                .as("the newer transaction owns the lower position")
                .isGreaterThan(read.get(1).position().position());
    }

    @Test
    void a_reader_that_stopped_before_an_open_transaction_finds_it_after_the_commit()
            throws Exception {
        UUID before = id();
        UUID held = id();
        UUID after = id();
        Position start = end();
        test.run(before, new Tally.Add(1));
        try (Connection slow = test.database.connect()) {
            slow.setAutoCommit(false);
            insertRaw(slow, held);
            test.run(after, new Tally.Add(1));
            List<Recorded> first = test.readAfter(start);
            assertThat(first).extracting(Recorded::streamId).containsExactly(before);
            Position read = first.getLast().position();
            slow.commit();
            assertThat(test.readAfter(read))
                    .extracting(Recorded::streamId)
                    .containsExactly(held, after);
        }
    }

    @Test
    void what_an_open_transaction_holds_back_is_seen_by_its_age() throws Exception {
        UnsettledGauge gauge = new UnsettledGauge(test.pool, test.meters);
        try (Connection slow = test.database.connect();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            test.run(id(), new Tally.Add(1));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(unsettledSeconds(gauge)).isPositive());
            slow.rollback();
        }

        Awaitility.await().untilAsserted(() -> assertThat(unsettledSeconds(gauge)).isZero());
    }

    private static double unsettledSeconds(UnsettledGauge gauge) {
        await(gauge.watch());
        return test.meters.get("dinsos.log.unsettled.seconds").gauge().value();
    }

    @Test
    void a_slot_is_shown_while_it_is_there_read_and_when_it_is_gone() {
        try (TestStore own = new TestStore()) {
            SlotHealth slot = new SlotHealth(own.pool, own.meters);
            assertThat(isUp(slot)).isTrue();
            assertThat(slotLag(own)).isNotNegative();
            assertThat(own.meters.get("dinsos.slot.active").gauge().value())
                    .as("no connector here")
                    .isZero();

            own.database.execute(
                    "select pg_drop_replication_slot(slot_name) from pg_replication_slots"
                            + " where database = current_database()");

            assertThat(isUp(slot)).isFalse();
            assertThat(slotLag(own)).isEqualTo(-1);
        }
    }

    private static double slotLag(TestStore of) {
        return of.meters.get("dinsos.slot.lag.bytes").gauge().value();
    }

    private static boolean isUp(SlotHealth slot) {
        return await(slot.call()).getStatus() == HealthCheckResponse.Status.UP;
    }

    @Test
    void a_rolled_back_transaction_holds_readers_back_only_until_it_ends() throws Exception {
        Position start = end();
        UUID stream = id();
        try (Connection slow = test.database.connect()) {
            slow.setAutoCommit(false);
            insertRaw(slow, id());
            test.run(stream, new Tally.Add(1));
            assertThat(test.readAfter(start)).isEmpty();
            slow.rollback();
        }
        assertThat(test.readAfter(start)).extracting(Recorded::streamId).containsExactly(stream);
    }

    @Test
    void versions_of_a_stream_always_leave_the_log_in_order_whoever_wrote_them() {
        Position start = end();
        UUID stream = id();
        await(
                Uni.join()
                        .all(
                                IntStream.range(0, 8)
                                        .mapToObj(i ->
                                                test.handler.handle(
                                                        Tally.AGGREGATE,
                                                        stream,
                                                        new Tally.Add(1),
                                                        Request.of(meta())))
                                        .toList())
                        .andFailFast());
        assertThat(test.readAfter(start).stream().filter(r -> r.streamId().equals(stream)))
                .extracting(Recorded::version)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void the_outbox_is_empty_at_rest_and_its_inserts_are_in_the_publication() {
        UUID stream = id();
        test.run(stream, new Tally.Add(11));
        assertThat(test.single("select count(*) from outbox")).isEqualTo("0");
        String seen =
                test.single(
                        "select count(*) from pg_logical_slot_peek_binary_changes('dinsos_%s', null, null, 'proto_version','1','publication_names','dinsos_outbox') where position(convert_to('%s','UTF8') in data) > 0"
                                .formatted(test.database.name(), stream));
        assertThat(seen).isEqualTo("1");
    }

    @Test
    void every_message_names_its_schema_by_an_absolute_address_and_carries_a_trace_context() {
        UUID stream = id();
        test.run(stream, new Tally.Add(11));
        String said =
                test.single(
                        "select encode(data, 'escape') from pg_logical_slot_peek_binary_changes('dinsos_%s', null, null, 'proto_version','1','publication_names','dinsos_outbox') where position(convert_to('%s','UTF8') in data) > 0"
                                .formatted(test.database.name(), stream));
        assertThat(said)
                .containsPattern("https://dinsos\\.id/schemas/[a-z.]+\\.v1\\.json")
                .containsPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    @Test
    void an_old_stored_name_is_read_through_its_upcaster() {
        EventCodec newer =
                new EventCodec()
                        .event("tally-added.v2", Tally.Added.class)
                        .upcast(
                                "tally-added.v1",
                                "tally-added.v2",
                                json -> json.put("amount", json.path("count").asInt()));
        Object read =
                newer.decode(
                        "tally-added.v1",
                        "{\"count\":4}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        id(),
                        1,
                        SubjectKeys.Ring.EMPTY);
        assertThat(read).isEqualTo(new Tally.Added(4));
    }

    private static Position end() {
        return await(test.store.settledEnd());
    }

    private static void insertRaw(Connection connection, UUID stream) throws Exception {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into event (stream_id, version, type, meta, data, hash) values (?, 1, 'tally-added.v1', ?, ?, ?)")) {
            insert.setObject(1, stream);
            insert.setBytes(2, test.store.codec().encodeMeta(meta()));
            insert.setBytes(3, "{\"amount\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            insert.setBytes(4, new byte[32]);
            insert.executeUpdate();
        }
    }

    private static boolean chainOf(UUID stream) throws Exception {
        MessageDigest digest = Sha256.digest();
        byte[] previous = Stream.ROOT;
        try (Connection connection = test.database.connect();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select version, type, meta, data, hash from event where stream_id = ? order by version")) {
            select.setObject(1, stream);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    previous =
                            Commit.chain(
                                    digest,
                                    previous,
                                    stream,
                                    rows.getInt(1),
                                    rows.getString(2),
                                    rows.getBytes(3),
                                    rows.getBytes(4));
                    if (!MessageDigest.isEqual(previous, rows.getBytes(5))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
