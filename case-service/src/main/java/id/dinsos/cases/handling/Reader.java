package id.dinsos.cases.handling;

import java.util.Set;

/** Who asks: the account, over which region, with which roles. */
public record Reader(String account, String region, Set<String> roles) {
    public static final String SUPERVISOR = "supervisor";

    public Reader {
        roles = Set.copyOf(roles);
    }

    public boolean supervises() {
        return roles.contains(SUPERVISOR);
    }
}
