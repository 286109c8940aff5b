package id.dinsos.registry.proposal;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.registry.proposal.Decree.Issued;
import id.dinsos.registry.proposal.Proposal.Filed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the kinds and makes the two aggregates of the feature. */
@ApplicationScoped
public class ProposalWiring {
    private static final ObjectMapper MAPPER = EventCodec.mapper();

    /** The kinds that come with the service; a fault in them ends the start. */
    public static ProposalKinds shipped() {
        try (InputStream file = ProposalWiring.class.getResourceAsStream("/proposal-kinds.json")) {
            return MAPPER.readValue(Objects.requireNonNull(file), ProposalKinds.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Produces
    @Singleton
    public ProposalKinds kinds() {
        return shipped();
    }

    @Produces
    @Singleton
    public Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals(
            ProposalKinds kinds,
            KeyedHash hash,
            @ConfigProperty(name = "registry.objection.upheld-by-clock", defaultValue = "false")
                    boolean upheldByClock) {
        OpenClaims claims = new OpenClaims(new ProposalDecider(kinds, upheldByClock), hash::of);
        return Aggregate.of(claims.decider())
                .claiming(claims::claims)
                .ownedBy(state -> state instanceof Filed filed ? filed.about().region() : null);
    }

    @Produces
    @Singleton
    public Aggregate<DecreeDecider.Command, Decree, DecreeEvent> decrees() {
        return Aggregate.of(new DecreeDecider())
                .claiming(OpenClaims::number)
                .ownedBy(state -> state instanceof Issued issued ? issued.facts().owner() : null);
    }
}
