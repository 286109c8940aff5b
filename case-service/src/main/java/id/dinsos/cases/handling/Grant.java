package id.dinsos.cases.handling;

import java.time.Instant;
import java.util.UUID;

/**
 * An account outside the circle of a case that may read it for a while.
 *
 * @param access the emergency or the supervisor's word that it came with
 */
public record Grant(String account, UUID access, Instant until) {}
