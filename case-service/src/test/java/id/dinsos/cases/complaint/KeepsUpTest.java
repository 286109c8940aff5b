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
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    private static final int PAYMENTS = Integer.getInteger("dinsos.payments", 1_000);
    private static final int COMPLAINTS = Integer.getInteger("dinsos.complaints", 20);
    private static final List<String> STATES = List.of("INSTRUCTED", "SENT", "CREDITED");

    /** Nobody else's, so that what is counted is what was sent here. */
    private static final String PROGRAMME = "KEEPS_UP";

    @Test
    void a_run_flows_through_to_the_newest_states_and_closes_the_complaints_it_settles()
            throws SQLException {
        // Given
        for (int i = 0; i < COMPLAINTS; i++) {
            Map<String, Object> form = Desk.form(Names.uuid("family", i));
            form.put("programme", PROGRAMME);
            Desk.post(form, Desk.newId().toString()).then().statusCode(201);
        }
        // When
        sendWhileTheTableIsHeld();
        long start = System.nanoTime();
        // Then
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() ->
                        assertThat(
                                        count(
                                                "select count(*) from payment where state ="
                                                        + " 'CREDITED' and version = 3 and programme"
                                                        + " = 'KEEPS_UP'"))
                                .isEqualTo(PAYMENTS));

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
                                                        + " where outcome = 'PAID' and programme"
                                                        + " = 'KEEPS_UP'"))
                                .isEqualTo(COMPLAINTS));
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
                            Topics.payment(PROGRAMME, id, family, STATES.get(state), null));
                }
            }
            Topics.flush();
            holder.commit();
        }
    }

    private static long count(String sql) {
        return TestServices.database().number(sql);
    }
}
