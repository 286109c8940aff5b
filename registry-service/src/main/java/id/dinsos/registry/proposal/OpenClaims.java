package id.dinsos.registry.proposal;

import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.registry.proposal.DecreeEvent.DecreeIssued;
import id.dinsos.registry.proposal.Proposal.Filed;
import id.dinsos.registry.proposal.Proposal.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What keeps two open proposals from speaking of one family, and two decrees from one number. A
 * family that is not on record yet is known by the keyed hash of the NIK. Objections are counted by
 * themselves: whoever objects need not wait for a proposal of the village.
 */
record OpenClaims(ProposalDecider decider, BiFunction<String, String, byte[]> hash) {
    private static final String PROPOSAL = "proposal";
    private static final String OBJECTION = "objection";
    private static final String DECREE = "proposal-decree";

    Claims claims(UUID id, Proposal before, ProposalEvent event) {
        Claim had = of(id, before);
        Claim has = of(id, decider.evolve(before, event));
        if (had == null) {
            return has == null ? Claims.NONE : Claims.take(has);
        }
        if (has == null) {
            return Claims.release(had);
        }
        return Arrays.equals(had.bytes(), has.bytes())
                ? Claims.NONE
                : new Claims(List.of(has), List.of(had));
    }

    private @Nullable Claim of(UUID id, Proposal proposal) {
        if (!(proposal instanceof Filed filed) || !filed.isOpen()) {
            return null;
        }
        byte[] about = about(filed);
        return about == null
                ? null
                : Claim.of(
                        filed.about().kind() == Kind.OBJECTION ? OBJECTION : PROPOSAL,
                        about,
                        id,
                        ProposalCode.PROPOSAL_OPEN_ALREADY);
    }

    private byte @Nullable [] about(Filed filed) {
        UUID home = filed.about().householdId();
        if (home != null) {
            return ByteBuffer.allocate(16)
                    .putLong(home.getMostSignificantBits())
                    .putLong(home.getLeastSignificantBits())
                    .array();
        }
        var who = filed.who().content();
        return who == null || who.nik() == null ? null : hash.apply(PROPOSAL, who.nik());
    }

    static Claims number(UUID id, Decree before, DecreeEvent event) {
        return event instanceof DecreeIssued(var facts)
                ? Claims.take(
                        Claim.of(
                                DECREE,
                                (facts.owner() + '/' + facts.number())
                                        .getBytes(StandardCharsets.UTF_8),
                                id,
                                ProposalCode.DECREE_NUMBER_TAKEN))
                : Claims.NONE;
    }
}
