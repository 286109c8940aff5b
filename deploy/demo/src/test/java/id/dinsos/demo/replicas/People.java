package id.dinsos.demo.replicas;

import id.dinsos.eventstore.rules.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Families and what happens to them. Whoever lived in one household since the month began is one
 * family for that month, however they are counted later: the model knows it by the family they come
 * from.
 */
final class People {
    /** All months of the model began before it. */
    private static final String NOW = "2026-11-15T00:00:00Z";

    private final Registry registry;
    private final List<Household> households = new ArrayList<>();
    private final Map<UUID, Integer> familyOf = new HashMap<>();
    private int numbers;

    /** How many changes there were: a run during which there was none pays everybody it judged. */
    int changes;

    People(Registry registry, int families, long seed) {
        this.registry = registry;
        for (int family = 0; family < families; family++) {
            List<UUID> members = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                members.add(Names.uuid("replicas", seed, family, i));
            }
            Household one = new Household(Names.uuid("replicas", seed, family), family, members);
            households.add(one);
            familyOf.put(one.id, family);
            members.forEach(member -> registry.identity(member, numbers++, NOW));
            registry.registered(one.id, members, members.getFirst());
        }
        registry.flush();
    }

    int families() {
        return Set.copyOf(familyOf.values()).size();
    }

    int familyOf(UUID household) {
        return familyOf.getOrDefault(household, -1);
    }

    /** A change of payee, a number learned or corrected, or a member who founds a household. */
    String change(Random random) {
        Household one = households.get(random.nextInt(households.size()));
        changes++;
        String done =
                switch (random.nextInt(3)) {
                    case 0 -> {
                        UUID payee = one.members.get(random.nextInt(one.members.size()));
                        registry.household(one.id, one.members, payee, NOW);
                        yield "payee";
                    }
                    case 1 -> {
                        UUID who = one.members.get(random.nextInt(one.members.size()));
                        registry.identity(who, numbers++, NOW);
                        yield "nik";
                    }
                    default -> split(one);
                };
        registry.flush();
        return done;
    }

    private String split(Household one) {
        if (one.members.size() < 2) {
            return "nobody to leave";
        }
        UUID leaves = one.members.removeLast();
        Household next =
                new Household(Names.uuid("split", one.id, leaves), one.family, List.of(leaves));
        households.add(next);
        familyOf.put(next.id, one.family);
        registry.household(one.id, one.members, one.members.getFirst(), NOW);
        registry.household(next.id, next.members, leaves, NOW);
        registry.person(leaves, next.id, NOW);
        return "split";
    }

    /** Of whom the model knows that they are one family. */
    Set<Integer> familiesOf(List<UUID> beneficiaries) {
        Set<Integer> found = new HashSet<>();
        beneficiaries.forEach(one -> found.add(familyOf(one)));
        return found;
    }

    /** Who lives together, the first of them at the head. */
    private static final class Household {
        final UUID id;
        final int family;
        final List<UUID> members;

        Household(UUID id, int family, List<UUID> members) {
            this.id = id;
            this.family = family;
            this.members = new ArrayList<>(members);
        }
    }
}
