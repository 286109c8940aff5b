package id.dinsos.registry.proposal;

import id.dinsos.eventstore.rules.Fields;
import id.dinsos.registry.household.Household.Ranking;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON bodies of the last steps of a proposal: the ground check and the effect. */
public final class ProposalEndBodies {
    private ProposalEndBodies() {}

    public record GroundBody(
            @Nullable Boolean agreed, @Nullable LocalDate on, @Nullable String source) {
        ProposalCommand.CheckGround command(LocalDate today) {
            Fields fields = new Fields();
            boolean yes = fields.required("/agreed", agreed, false);
            LocalDate day = ProposalBodies.past(fields, "/on", on, today);
            String from = fields.text("/source", source, 2, 200);
            fields.check();
            return new ProposalCommand.CheckGround(yes, day, from);
        }
    }

    /**
     * @param version the release of the list, such as {@code DTSEN-2026-4}
     * @param householdId of a family that was not on record when it was proposed
     */
    public record EffectBody(
            @Nullable String version,
            @Nullable LocalDate on,
            @Nullable UUID householdId,
            @Nullable Integer decile,
            @Nullable Integer percentile) {
        String release() {
            Fields fields = new Fields();
            String text = fields.text("/version", version, 2, 60);
            if (decile != null) {
                var unused = fields.number("/decile", decile, 0, 10);
            }
            if (percentile != null) {
                var unused = fields.number("/percentile", percentile, 0, 100);
            }
            fields.check();
            return text;
        }

        @Nullable Ranking ranking() {
            return decile == null ? null : new Ranking(decile, percentile == null ? 0 : percentile);
        }
    }
}
