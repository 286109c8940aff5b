package id.dinsos.cases.handling;

import java.time.Instant;
import java.util.UUID;

/**
 * An account, or a team of the office, outside the circle of a case that may work with it for a
 * while.
 *
 * @param account empty where a team was let in
 * @param team empty where an account was
 * @param access the emergency or the supervisor's word that it came with
 */
public record Grant(String account, String team, UUID access, Instant until) {
    public static Grant of(String account, UUID access, Instant until) {
        return new Grant(account, "", access, until);
    }
}
