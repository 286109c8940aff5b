package id.dinsos.disbursement.beneficiary;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household or person that a rule looks at.
 *
 * @param account fingerprint of the account that the payee has; null where none is known
 * @param accountBy the officer who entered it; null where a file did, or nobody
 * @param facts those the rule asks about, by their names in CEL; what has not arrived is not there
 */
public record Candidate(
        UUID id,
        @Nullable UUID payee,
        String region,
        @Nullable String account,
        @Nullable String accountBy,
        Map<String, Object> facts) {}
