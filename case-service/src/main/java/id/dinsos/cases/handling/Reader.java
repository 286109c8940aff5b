package id.dinsos.cases.handling;

import id.dinsos.contracts.RegionCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: the account, over which region, with which roles.
 *
 * @param team in which they work; null where they are in none
 */
public record Reader(String account, String region, Set<String> roles, @Nullable Team team) {
    public static final String SUPERVISOR = "supervisor";

    public Reader {
        roles = Set.copyOf(roles);
    }

    /** Somebody who works in no team. */
    public Reader(String account, String region, Set<String> roles) {
        this(account, region, roles, null);
    }

    /** A team of an office; another office may have one of the same name. */
    public record Team(String office, String name) {}

    boolean isOf(String office, String name) {
        return team != null
                && team.name().equals(name)
                && RegionCode.of(team.office()).covers(RegionCode.of(office));
    }

    public boolean supervises() {
        return roles.contains(SUPERVISOR);
    }
}
