package id.dinsos.registry.region;

import id.dinsos.eventstore.rules.Refusal.FieldError;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file of regions would make of those that are known: each lies in one that is there, and no
 * longer than that; whatever follows a region is there, of its level, and never the region again.
 * Reference data that contradicts itself is refused whole, by line.
 */
final class RegionTree {
    private static final int MAX_ERRORS = 100;

    private final Map<String, Region> all;
    private final Map<String, List<Region>> below = new HashMap<>();

    private RegionTree(Map<String, Region> all) {
        this.all = all;
        all.values()
                .forEach(one -> {
                    String parent = parent(one);
                    if (parent != null) {
                        below.computeIfAbsent(parent, x -> new ArrayList<>()).add(one);
                    }
                });
    }

    static List<FieldError> faults(Map<String, Region> known, List<RegionLine> lines) {
        Map<String, Region> all = new HashMap<>(known);
        lines.forEach(line -> all.put(line.region().code(), line.region()));
        RegionTree tree = new RegionTree(all);
        List<FieldError> errors = new ArrayList<>();
        for (RegionLine line : lines) {
            if (errors.size() < MAX_ERRORS) {
                tree.check(line, errors);
            }
        }
        return errors;
    }

    private void check(RegionLine line, List<FieldError> errors) {
        Region region = line.region();
        String code = parent(region);
        Region parent = code == null ? null : all.get(code);
        if (code != null && parent == null) {
            errors.add(line.error("region-parent-unknown", "it lies in " + code + ", not known"));
        }
        if (parent != null && endsAfter(region, parent.until())) {
            errors.add(
                    line.error(
                            "region-outlives-parent",
                            "%s, in which it lies, ends on %s".formatted(code, parent.until())));
        }
        for (Region one : below.getOrDefault(region.code(), List.of())) {
            if (endsAfter(one, region.until())) {
                errors.add(
                        line.error(
                                "region-outlives-parent",
                                "%s lies in it and does not end".formatted(one.code())));
                break;
            }
        }
        successors(line, errors);
    }

    private void successors(RegionLine line, List<FieldError> errors) {
        Region region = line.region();
        for (String code : region.successors()) {
            Region next = all.get(code);
            if (next == null || next.level() != region.level()) {
                errors.add(
                        line.error(
                                "region-successor-unknown",
                                "%s is no %s that is known"
                                        .formatted(code, region.level().name())));
            }
        }
        if (comesBack(region)) {
            errors.add(line.error("region-follows-itself", "what follows it leads back to it"));
        }
    }

    private boolean comesBack(Region region) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(region.successors());
        while (!next.isEmpty()) {
            String code = next.removeFirst();
            if (code.equals(region.code())) {
                return true;
            }
            Region one = all.get(code);
            if (one != null && seen.add(code)) {
                next.addAll(one.successors());
            }
        }
        return false;
    }

    private static boolean endsAfter(Region region, @Nullable LocalDate end) {
        return end != null && (region.until() == null || region.until().isAfter(end));
    }

    /** In which a district or village lies; that of a regency need not be known. */
    private static @Nullable String parent(Region region) {
        return switch (region.level()) {
            case PROVINCE, REGENCY -> null;
            case DISTRICT, VILLAGE -> region.code().substring(0, region.code().lastIndexOf('.'));
        };
    }
}
