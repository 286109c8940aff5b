package id.dinsos.disbursement.beneficiary;

import java.util.UUID;

/**
 * How a household would stand by a version of the ministry's list that is not in force yet: its
 * rank, and whether it is on the two lists that versions carry. What else is known of it stays.
 *
 * @param decile 0 where it would not be ranked
 * @param percentile 0 where it would not be ranked
 */
public record Announced(UUID household, int decile, int percentile, boolean sembako, boolean pkh) {}
