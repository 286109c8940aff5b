package id.dinsos.eventstore.view;

import static id.dinsos.eventstore.log.TestStore.await;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.log.TestStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HorizonGaugeTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TestStore test;

    @BeforeEach
    void start() throws Exception {
        test = new TestStore();
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void a_write_transaction_that_stays_open_grows_old_and_is_forgotten_when_it_ends()
            throws Exception {
        // Given
        HorizonGauge gauge = new HorizonGauge(test.pool, meters);
        try (var connection = test.database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            look(gauge);
            double first = seconds();

            // When
            look(gauge);

            // Then
            assertThat(seconds()).isGreaterThan(first);
            connection.rollback();
        }
        double open = seconds();
        look(gauge);
        assertThat(seconds()).isLessThan(open);
    }

    private static void look(HorizonGauge gauge) {
        var unused = await(gauge.watch());
    }

    private double seconds() {
        return meters.get("dinsos.log.horizon.seconds").gauge().value();
    }
}
