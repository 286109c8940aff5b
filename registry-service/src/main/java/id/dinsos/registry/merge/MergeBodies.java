package id.dinsos.registry.merge;

import id.dinsos.eventstore.rules.Fields;
import id.dinsos.registry.household.HouseholdBodies.MemberBody;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.person.Person.Relation;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON bodies of merges: into which record two of them become one. */
public final class MergeBodies {
    private static final UUID NOBODY = new UUID(0, 0);

    private MergeBodies() {}

    /** The household that goes on, and what those who come are to its head. */
    public record MergeBody(
            @Nullable UUID into,
            @Nullable List<@Nullable MemberBody> members,
            @Nullable LocalDate effectiveOn) {
        public UUID goesOn() {
            return given(into);
        }

        public Map<UUID, Relation> relations() {
            Fields fields = new Fields();
            Map<UUID, Relation> relations = new HashMap<>();
            fields.list(
                            "/members",
                            members,
                            0,
                            HouseholdDecider.MAX_MEMBERS,
                            (at, one) -> one.joining(at))
                    .forEach(one -> relations.put(one.personId(), one.relation()));
            fields.check();
            return relations;
        }
    }

    /** The person whose record goes on. */
    public record PersonMergeBody(@Nullable UUID into, @Nullable LocalDate effectiveOn) {
        public UUID goesOn() {
            return given(into);
        }
    }

    private static UUID given(@Nullable UUID value) {
        Fields fields = new Fields();
        UUID there = fields.required("/into", value, NOBODY);
        fields.check();
        return there;
    }
}
