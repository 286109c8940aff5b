package id.dinsos.cases.handling;

import java.util.UUID;

/**
 * Who works on a case.
 *
 * @param worker the registry's service resource
 * @param account under which the worker signs in
 * @param team empty for none
 */
public record Assignment(UUID worker, String account, String team) {
    public static final Assignment NONE = new Assignment(new UUID(0, 0), "", "");

    public boolean exists() {
        return !account.isEmpty();
    }
}
