package id.dinsos.registry.household;

import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Roles;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a household stands.
 *
 * @param mergedInto the household that goes on; null unless merged
 * @param movedTo region it moved to, where it was said
 * @param before what it was until it was merged; null unless merged
 */
public record Course(
        Condition condition,
        @Nullable UUID mergedInto,
        @Nullable String movedTo,
        @Nullable Before before) {
    static final Course LIVE = new Course(Condition.LIVE, null, null, null);
    static final Course DISSOLVED = new Course(Condition.DISSOLVED, null, null, null);

    static Course movedOut(@Nullable String to) {
        return new Course(Condition.MOVED_OUT, null, to, null);
    }

    static Course merged(UUID into, Before before) {
        return new Course(Condition.MERGED, into, null, before);
    }

    /** A household lives, or has ended one of three ways. */
    public enum Condition {
        LIVE,
        DISSOLVED,
        MERGED,
        MOVED_OUT
    }

    /** Who lived in a household, and as what, until it was merged into another one. */
    public record Before(List<Member> living, Roles roles) {
        public Before {
            living = List.copyOf(living);
        }
    }
}
