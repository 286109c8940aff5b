package id.dinsos.registry.office;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much of a record's history an office may see: the one that keeps it all of it, one that has
 * handed it over what happened until then, for its own past is its own.
 */
public final class Tenure {
    private Tenure() {}

    /**
     * The history up to the hand-over, or whole; empty where the office never kept the record.
     *
     * @param owner the owner an event names, null where it names none
     */
    public static List<Recorded> of(
            Stream history, RegionCode region, Function<Object, @Nullable String> owner) {
        boolean own = false;
        int until = 0;
        for (int i = 0; i < history.events().size(); i++) {
            String named = owner.apply(history.events().get(i).event());
            own = named == null ? own : region.covers(RegionCode.of(named));
            until = own ? i + 1 : until;
        }
        return history.events().subList(0, until);
    }

    /** A history cut short, for reading alone. */
    public static Stream cut(Stream history, List<Recorded> left) {
        return left.size() == history.events().size()
                ? history
                : new Stream(history.id(), left.getLast().version(), history.hash(), left);
    }
}
