package id.dinsos.disbursement.beneficiary;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household or person that a rule looks at.
 *
 * @param facts those the rule asks about, by their names in CEL; what has not arrived is not there
 */
public record Candidate(UUID id, @Nullable UUID payee, String region, Map<String, Object> facts) {}
