package id.dinsos.cases.handling;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody outside the circle of a case who may read it for a while.
 *
 * @param account one account; empty where an office is meant
 * @param office an office; empty where an account is meant
 * @param through the break-glass or referral it came with
 */
public record Grant(String account, String office, UUID through, Instant until) {}
