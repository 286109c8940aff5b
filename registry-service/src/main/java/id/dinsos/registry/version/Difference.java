package id.dinsos.registry.version;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a version differs from what stood when it was compared. */
public final class Difference {
    private Difference() {}

    /**
     * One household.
     *
     * @param entered named now, and not by the version before
     * @param gone named by the version before, and no more
     * @param onRecord false: no household of ours, the intake of families registers it
     * @param here false: it has ended, or another office keeps it
     * @param decileBefore 0 where it was not ranked
     * @param joined members whom only the version names
     * @param departed members whom only the registry knows
     * @param fault the column that cannot be read with its code; null where all can
     * @param line of the file; null for one it does not name
     * @param outcome what putting in force, or taking back, came to; null before
     */
    public record Household(
            UUID householdId,
            String district,
            boolean entered,
            boolean gone,
            boolean onRecord,
            boolean here,
            int decileBefore,
            int decileAfter,
            int percentileBefore,
            int percentileAfter,
            boolean sembakoBefore,
            boolean sembakoAfter,
            boolean pkhBefore,
            boolean pkhAfter,
            int joined,
            int departed,
            @Nullable String fault,
            @Nullable Long line,
            @Nullable String outcome) {}

    /**
     * The households of a district; rows and money are counted where they live now.
     *
     * @param poorer ranked in a lower decile than before
     * @param better ranked in a higher one
     * @param poorBefore of those that differ, in deciles 1 to 4 before
     * @param poorAfter in deciles 1 to 4 by the version
     */
    public record District(
            String district,
            int entered,
            int left,
            int poorer,
            int better,
            int poorBefore,
            int poorAfter,
            int membersChanged,
            int sembakoJoined,
            int sembakoLeft,
            int pkhJoined,
            int pkhLeft,
            int notOnRecord,
            int notHere,
            int faulty) {
        static final District NONE = new District("", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        District plus(District other) {
            return new District(
                    district,
                    entered + other.entered,
                    left + other.left,
                    poorer + other.poorer,
                    better + other.better,
                    poorBefore + other.poorBefore,
                    poorAfter + other.poorAfter,
                    membersChanged + other.membersChanged,
                    sembakoJoined + other.sembakoJoined,
                    sembakoLeft + other.sembakoLeft,
                    pkhJoined + other.pkhJoined,
                    pkhLeft + other.pkhLeft,
                    notOnRecord + other.notOnRecord,
                    notHere + other.notHere,
                    faulty + other.faulty);
        }
    }
}
