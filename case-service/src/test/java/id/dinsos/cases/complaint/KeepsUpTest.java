package id.dinsos.cases.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.cases.Topics;
import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * A run's worth of payments, three states each, while families complain. The rates are logged;
 * {@code -Ddinsos.payments=95300 -Ddinsos.complaints=1000} measures a regency.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
class KeepsUpTest {
    private static final Logger LOG = Logger.getLogger(KeepsUpTest.class);
    private static final int PAYMENTS = Integer.getInteger("dinsos.payments", 5_000);
    private static final int COMPLAINTS = Integer.getInteger("dinsos.complaints", 20);
    private static final List<String> STATES = List.of("INSTRUCTED", "SENT", "CREDITED");

    @Test
    void a_run_flows_through_to_the_newest_states_and_closes_the_complaints_it_settles()
            throws SQLException {
        for (int i = 0; i < COMPLAINTS; i++) {
            var unused = Desk.complain(Names.uuid("family", i));
        }
        sendWhileTheTableIsHeld();
        long start = System.nanoTime();

        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() ->
                        assertThat(
                                        count(
                                                "select count(*) from payment where state ="
                                                        + " 'CREDITED' and version = 3"))
                                .isGreaterThanOrEqualTo(PAYMENTS));

        long millis = Math.max(1, (System.nanoTime() - start) / 1_000_000);
        long messages = (long) PAYMENTS * STATES.size();
        LOG.infof(
                "took %d messages in %d ms: %d messages/s",
                messages, millis, messages * 1000 / millis);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() ->
                        assertThat(
                                        count(
                                                "select count(*) from view_complaints.complaint"
                                                        + " where outcome = 'PAID'"))
                                .isGreaterThanOrEqualTo(COMPLAINTS));
        LOG.infof(
                "%d complaints closed %d ms after the start",
                COMPLAINTS, (System.nanoTime() - start) / 1_000_000);
    }

    /** The lock keeps the service waiting, so that sending is not part of what is measured. */
    private static void sendWhileTheTableIsHeld() throws SQLException {
        try (Connection holder = TestServices.database().connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table payment in share mode");
            for (int state = 0; state < STATES.size(); state++) {
                for (int i = 0; i < PAYMENTS; i++) {
                    UUID id = Names.uuid("keeps-up", i);
                    UUID family = Names.uuid("family", i);
                    Topics.queue(
                            DisbursementMessage.PAYMENTS,
                            id,
                            state + 1,
                            Topics.payment(id, family, STATES.get(state), null));
                }
            }
            Topics.flush();
            holder.commit();
        }
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = TestServices.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
