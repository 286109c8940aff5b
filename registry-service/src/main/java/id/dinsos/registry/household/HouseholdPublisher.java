package id.dinsos.registry.household;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.contracts.RegistryMessage.Composition;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.Dated;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Registered;
import id.dinsos.registry.household.HouseholdEvent.AddressSealed;
import id.dinsos.registry.household.HouseholdEvent.GuardianNamed;
import id.dinsos.registry.household.HouseholdEvent.HeadChanged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDelisted;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdListed;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMerged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMoved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedIn;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRanked;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRegistered;
import id.dinsos.registry.household.HouseholdEvent.HouseholdReopened;
import id.dinsos.registry.household.HouseholdEvent.HouseholdTakenOver;
import id.dinsos.registry.household.HouseholdEvent.HouseholdUnmerged;
import id.dinsos.registry.household.HouseholdEvent.MemberCorrected;
import id.dinsos.registry.household.HouseholdEvent.MemberDied;
import id.dinsos.registry.household.HouseholdEvent.MemberFoundAlive;
import id.dinsos.registry.household.HouseholdEvent.MemberJoined;
import id.dinsos.registry.household.HouseholdEvent.MemberLeft;
import id.dinsos.registry.household.HouseholdEvent.MemberMerged;
import id.dinsos.registry.household.HouseholdEvent.MemberUnmerged;
import id.dinsos.registry.household.HouseholdEvent.PayeeChanged;
import id.dinsos.registry.person.PointerClaims;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the registry says of a household in public: after each event the whole state, by ids. */
public final class HouseholdPublisher {
    private static final int OVER_60 = 60;

    private final Zones zones;

    /**
     * @param zones of the owners' business days, by which ages are counted
     */
    public HouseholdPublisher(Zones zones) {
        this.zones = zones;
    }

    /** The household as the store needs it: rules and messages in one. */
    public Aggregate<HouseholdCommand, Household, HouseholdEvent> aggregate() {
        return Aggregate.of(new HouseholdDecider())
                .publishing(this::publish)
                .claiming(HouseholdPublisher::claims)
                .ownedBy(state -> state instanceof Registered home ? home.owner() : null);
    }

    /** On whoever is paid as a guardian: where their record ends in another, it must be found. */
    static Claims claims(UUID householdId, Household before, HouseholdEvent event) {
        Set<UUID> had = guardian(before);
        Set<UUID> has =
                switch (event) {
                    case GuardianNamed(var payee, var as) -> Set.of(payee);
                    case PayeeChanged e -> Set.of();
                    case HouseholdMerged e -> Set.of();
                    case HouseholdUnmerged e ->
                            e.payeeAs() == null || e.payeeId() == null
                                    ? Set.of()
                                    : Set.of(e.payeeId());
                    case MemberUnmerged e ->
                            Objects.equals(e.payeeId(), payee(before)) ? had : Set.of();
                    case HouseholdRegistered e -> had;
                    case HouseholdRanked e -> had;
                    case HouseholdListed e -> had;
                    case HouseholdDelisted e -> had;
                    case MemberJoined e -> had;
                    case MemberCorrected e -> had;
                    case MemberLeft e -> had;
                    case MemberDied e -> had;
                    case HouseholdMoved e -> had;
                    case AddressSealed e -> had;
                    case HeadChanged e -> had;
                    case HouseholdDissolved e -> had;
                    case HouseholdReopened e -> had;
                    case HouseholdMovedOut e -> had;
                    case HouseholdMovedIn e -> had;
                    case MemberMerged e -> had;
                    case MemberFoundAlive e -> had;
                    case HouseholdTakenOver e -> had;
                };
        return had.equals(has)
                ? Claims.NONE
                : new Claims(
                        PointerClaims.of(householdId, has, had),
                        PointerClaims.of(householdId, had, has));
    }

    private static Set<UUID> guardian(Household state) {
        UUID payee = payee(state);
        return payee != null && state instanceof Registered home && home.roles().payeeAs() != null
                ? Set.of(payee)
                : Set.of();
    }

    private static @Nullable UUID payee(Household state) {
        return state instanceof Registered home ? home.payeeId() : null;
    }

    List<OutboxMessage> publish(
            UUID householdId, int version, HouseholdEvent event, Household after, Meta meta) {
        Registered home = (Registered) after;
        LocalDate day = zones.day(home.owner(), meta.decidedAt());
        RegistryMessage.Household message =
                new RegistryMessage.Household(
                        householdId,
                        change(event),
                        home.region().code(),
                        home.owner(),
                        home.condition().name(),
                        home.headId(),
                        home.payeeId(),
                        home.ranking().decile(),
                        home.ranking().percentile(),
                        composition(home.members(), YearMonth.from(day)),
                        home.listings().stream().map(HouseholdPublisher::listing).toList(),
                        home.course().mergedInto(),
                        Dated.since(meta.effectiveOn(), event));
        return List.of(
                new OutboxMessage(
                        RegistryMessage.HOUSEHOLDS,
                        householdId.toString(),
                        home.owner(),
                        version,
                        meta.decidedAt(),
                        message));
    }

    /** By completed years at the given month; one whose birth is not known counts as an adult. */
    static Composition composition(List<Member> members, YearMonth at) {
        int total = 0;
        int under5 = 0;
        int under18 = 0;
        int over60 = 0;
        for (Member member : members) {
            if (member.alive()) {
                YearMonth born = member.birthMonth();
                long age = born == null ? OVER_60 - 1 : ChronoUnit.YEARS.between(born, at);
                total++;
                under5 += age < 5 ? 1 : 0;
                under18 += age < 18 ? 1 : 0;
                over60 += age >= OVER_60 ? 1 : 0;
            }
        }
        return new Composition(total, under5, under18, over60);
    }

    private static RegistryMessage.Listing listing(Listing listing) {
        return new RegistryMessage.Listing(
                listing.list().source().name(),
                listing.list().programme(),
                listing.listed(),
                listing.reason() == null ? null : listing.reason().name(),
                listing.sourceVersion());
    }

    private static String change(HouseholdEvent event) {
        return switch (event) {
            case HouseholdRegistered e -> "household-registered";
            case HouseholdRanked e -> "household-ranked";
            case HouseholdListed e -> "household-listed";
            case HouseholdDelisted e -> "household-delisted";
            case MemberJoined e -> "household-member-joined";
            case MemberCorrected e -> "household-member-corrected";
            case MemberLeft e -> "household-member-left";
            case MemberDied e -> "household-member-died";
            case HouseholdMoved e -> "household-moved";
            case AddressSealed e -> "household-address-sealed";
            case HeadChanged e -> "household-head-changed";
            case PayeeChanged e -> "household-payee-changed";
            case HouseholdDissolved e -> "household-dissolved";
            case HouseholdReopened e -> "household-reopened";
            case GuardianNamed e -> "household-guardian-named";
            case HouseholdMovedOut e -> "household-moved-out";
            case HouseholdMovedIn e -> "household-moved-in";
            case HouseholdMerged e -> "household-merged";
            case MemberMerged e -> "household-member-merged";
            case MemberUnmerged e -> "household-member-unmerged";
            case MemberFoundAlive e -> "household-member-found-alive";
            case HouseholdTakenOver e -> "household-taken-over";
            case HouseholdUnmerged e -> "household-unmerged";
        };
    }
}
