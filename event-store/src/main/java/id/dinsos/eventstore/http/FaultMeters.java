package id.dinsos.eventstore.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/**
 * Counts the answers by which a service says that the fault is its own, by operation: a 500 is a
 * mistake of ours that nobody else will report, a 503 something that was away. What asks for tables
 * that are not there passes with an upgrade, or never: it is counted apart.
 */
@Singleton
public class FaultMeters {
    /** Where no operation was reached. */
    private static final String NONE = "none";

    private final MeterRegistry meters;

    public FaultMeters(MeterRegistry meters) {
        this.meters = meters;
        // There from the start: a service without a fault says so.
        var none = counter(NONE, 500);
        var neither = tables(NONE);
    }

    /** Of an answer that is no fault nothing is counted. */
    void count(int status) {
        if (status >= 500) {
            counter(operation(), status).increment();
        }
    }

    /** Of an answer that a table, column or function was not there. */
    void countTables() {
        tables(operation()).increment();
    }

    private Counter tables(String operation) {
        return Counter.builder("dinsos.faults.tables")
                .description("Answers of 503 because a table, column or function is missing")
                .tag("operation", operation)
                .register(meters);
    }

    private Counter counter(String operation, int status) {
        return Counter.builder("dinsos.faults")
                .description("Answers of 500 and above by operation: faults of ours")
                .tag("operation", operation)
                .tag("status", Integer.toString(status))
                .register(meters);
    }

    private static String operation() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        RuntimeResource target = request == null ? null : request.getTarget();
        return target == null
                ? NONE
                : target.getResourceClass().getSimpleName() + "." + target.getJavaMethodName();
    }
}
