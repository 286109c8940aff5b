package id.dinsos.disbursement;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The background jobs stand still, so that a test can run, kill and race them step by step. */
public final class ByHand implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "dinsos.jobs", "false",
                "dinsos.report.batch-lines", "300",
                "dinsos.send.batch-payments", "300");
    }
}
