package id.dinsos.eventstore.republish;

import static id.dinsos.eventstore.log.TestStore.await;
import static id.dinsos.eventstore.log.TestStore.id;
import static id.dinsos.eventstore.log.TestStore.meta;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import id.dinsos.eventstore.log.Tally;
import id.dinsos.eventstore.log.TestStore;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Debezium would read of the outbox is written down by a trigger. */
@Timeout(60)
class RepublishJobTest {
    private TestStore test;
    private RepublishStore republications;
    private RepublishJob job;

    @BeforeEach
    void start() throws SQLException {
        test = new TestStore();
        execute(
                """
                create table heard (place bigint generated always as identity, message text);
                create function hear() returns trigger language plpgsql as $$ begin
                    insert into heard (message) values (concat_ws(' ', new.id, new.topic,
                        new.message_key, new.type, new.owner, new.version, new.time,
                        new.dataschema, new.payload));
                    return new;
                end $$;
                create trigger heard before insert on outbox for each row execute function hear()
                """);
        republications = new RepublishStore(test.pool, test.store.codec());
        job =
                new RepublishJob(
                        test.store,
                        republications,
                        new Publications().with(Tally.Event.class, Tally.AGGREGATE),
                        Clock.fixed(TestStore.AT, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void everything_is_said_again_word_for_word_in_the_order_of_the_log() throws SQLException {
        UUID one = id();
        UUID other = id();
        test.run(one, new Tally.Add(3));
        test.run(other, new Tally.Open(id(), "Siti"));
        test.run(one, new Tally.Add(4));
        test.run(other, new Tally.Add(5));
        List<String> first = heard();
        forget();

        Republication done = republish(id());

        assertThat(heard()).hasSize(4).isEqualTo(first);
        assertThat(done.messages()).isEqualTo(4);
        assertThat(done.doneAt()).isEqualTo(TestStore.AT);
        assertThat(test.single("select count(*) from outbox")).isEqualTo("0");
    }

    @Test
    void more_than_one_transaction_of_messages_keeps_its_order() throws SQLException {
        for (int i = 0; i < 3; i++) {
            List<UUID> streams = Stream.generate(TestStore::id).limit(400).toList();
            UnitOfWork unit = test.store.openNew(streams);
            streams.forEach(one -> unit.require(Tally.AGGREGATE, one, new Tally.Add(1)));
            await(test.store.commit(unit, meta()));
        }
        List<String> first = heard();
        forget();

        republish(id());

        assertThat(heard()).hasSize(1_200).isEqualTo(first);
    }

    @Test
    void what_is_said_meanwhile_is_said_again_too_so_that_the_newest_is_the_last_word()
            throws SQLException {
        UUID stream = id();
        UUID order = id();
        test.run(stream, new Tally.Add(1));
        begin(order);
        test.run(stream, new Tally.Add(1));
        forget();

        job.work(order);

        assertThat(heard()).hasSize(2).last().asString().contains("\"total\":2");
    }

    @Test
    void it_is_not_done_while_a_transaction_under_way_hides_what_was_said_last()
            throws SQLException {
        UUID stream = id();
        UUID order = id();
        test.run(stream, new Tally.Add(1));
        begin(order);
        forget();
        try (Connection slow = test.database.connect();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            test.run(stream, new Tally.Add(1));
            job.work(order);
            assertThat(await(republications.open())).containsExactly(order);
            slow.rollback();
        }

        job.work(order);

        assertThat(heard()).last().asString().contains("\"total\":2");
        assertThat(await(republications.open())).isEmpty();
    }

    @Test
    void one_that_was_killed_goes_on_where_it_stopped() throws SQLException {
        UUID stream = id();
        UUID order = id();
        test.run(stream, new Tally.Add(1));
        test.run(stream, new Tally.Add(1));
        test.run(stream, new Tally.Add(1));
        List<String> first = heard();
        begin(order);
        forget();
        Recorded second = test.readAfter(Position.START).get(1);
        await(republications.say(order, List.of(), second.position(), 0));

        job.work(order);

        assertThat(heard()).isEqualTo(first.subList(2, 3));
    }

    @Test
    void of_an_event_of_which_a_part_is_said_the_rest_is_said() throws SQLException {
        UUID stream = id();
        UUID order = id();
        test.run(stream, new Tally.Add(1));
        begin(order);
        forget();
        await(republications.say(order, List.of(), Position.START, 1));

        job.work(order);

        assertThat(heard()).isEmpty();
    }

    @Test
    void an_order_that_comes_twice_is_one() {
        UUID order = id();
        begin(order);
        begin(order);

        assertThat(await(republications.open())).containsExactly(order);
        assertThat(await(republications.newest(20))).hasSize(1);
    }

    @Test
    void one_that_is_done_stays_as_it_was_done() throws SQLException {
        UUID stream = id();
        UUID order = id();
        test.run(stream, new Tally.Add(1));
        Republication done = republish(order);
        test.run(stream, new Tally.Add(1));
        forget();

        await(republications.done(order, TestStore.AT.plusSeconds(60)));
        job.work(order);

        assertThat(heard()).isEmpty();
        assertThat(await(republications.find(order))).contains(done);
    }

    @Test
    void who_was_erased_meanwhile_is_not_said_in_the_clear_again() throws SQLException {
        UUID person = id();
        test.run(id(), new Tally.Open(person, "Siti"));
        execute("update subject_key set wrapped_key = null");
        forget();

        republish(id());

        assertThat(heard()).hasSize(1).noneMatch(message -> message.contains("Siti"));
    }

    @CanIgnoreReturnValue
    private Republication republish(UUID order) {
        begin(order);
        job.work(order);
        return await(republications.find(order)).orElseThrow();
    }

    private void begin(UUID order) {
        await(republications.begin(order, meta().actor(), TestStore.AT));
    }

    private List<String> heard() throws SQLException {
        try (Connection connection = test.database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select message from heard order by place")) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString("message"));
            }
            return all;
        }
    }

    private void forget() throws SQLException {
        execute("delete from heard");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = test.database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
