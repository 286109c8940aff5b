package id.dinsos.eventstore.log;

import static id.dinsos.eventstore.log.TestStore.await;
import static id.dinsos.eventstore.log.TestStore.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestoreGuardTest {
    private TestStore test;
    private RestoreGuard guard;

    @BeforeEach
    void start() {
        test = new TestStore();
        guard = new RestoreGuard(test.pool);
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void a_log_of_this_server_starts() {
        assertThatCode(() -> await(guard.check())).doesNotThrowAnyException();
        test.run(id(), new Tally.Add(1));
        assertThatCode(() -> await(guard.check())).doesNotThrowAnyException();
    }

    @Test
    void a_log_from_another_servers_dump_is_refused_until_it_is_renumbered() {
        UUID stream = id();
        test.run(stream, new Tally.Add(1));
        test.run(stream, new Tally.Add(2));
        test.database.execute("update event set tx = '900000000000'");
        assertThatThrownBy(() -> await(guard.check()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("restored from a dump");

        test.database.execute("update event set tx = '3'");

        assertThatCode(() -> await(guard.check())).doesNotThrowAnyException();
        test.run(stream, new Tally.Add(3));
        assertThat(test.readAfter(Position.START))
                .extracting(Recorded::version)
                .containsExactly(1, 2, 3);
    }

    @Test
    void a_checkpoint_from_another_servers_dump_is_refused() {
        test.database.execute("insert into checkpoint values ('some', 1, 900000000000, 1)");

        assertThatThrownBy(() -> await(guard.check())).isInstanceOf(IllegalStateException.class);
    }
}
