package id.dinsos.disbursement.beneficiary;

import id.dinsos.disbursement.eligibility.Facts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A household that a freeze looks at, with the facts a rule may ask about. */
public record Candidate(UUID id, @Nullable UUID payee, String region, Facts facts) {}
