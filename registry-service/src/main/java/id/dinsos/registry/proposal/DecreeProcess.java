package id.dinsos.registry.proposal;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.evidence.Evidence;
import id.dinsos.registry.evidence.EvidenceDecider;
import id.dinsos.registry.evidence.EvidenceEvent;
import id.dinsos.registry.evidence.EvidenceProof;
import id.dinsos.registry.proposal.Decree.Facts;
import id.dinsos.registry.proposal.Decree.Issued;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decree and the proposals it is about, in one transaction: all of them are approved or none, all
 * go to the ministry in one file, and of an answer every line that can be used is, while the others
 * are named with what is wrong with them.
 */
public final class DecreeProcess {
    /** A transaction's worth; a larger annex is several decrees. */
    public static final int MAX_PROPOSALS = 500;

    private final Aggregate<DecreeDecider.Command, Decree, DecreeEvent> decrees;
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;
    private final EvidenceProof evidence;

    public DecreeProcess(
            Aggregate<DecreeDecider.Command, Decree, DecreeEvent> decrees,
            Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals,
            Aggregate<EvidenceDecider.Command, Evidence, EvidenceEvent> evidence) {
        this.decrees = decrees;
        this.proposals = proposals;
        this.evidence = new EvidenceProof(evidence);
    }

    public void issue(UnitOfWork unit, UUID id, Facts facts) {
        evidence.require(
                unit, facts.documentId(), Evidence.Kind.DECREE, RegionCode.of(facts.owner()));
        unit.require(decrees, id, new DecreeDecider.Issue(facts));
        unit.needs(facts.proposals());
        RegionCode owner = RegionCode.of(facts.owner());
        for (UUID proposal : facts.proposals()) {
            if (!(unit.state(proposals, proposal) instanceof Proposal.Filed filed)
                    || !owner.covers(RegionCode.of(filed.about().region()))) {
                throw RefusedException.of(
                        ProposalCode.PROPOSAL_UNKNOWN, "there is no such proposal: " + proposal);
            }
            unit.require(proposals, proposal, new ProposalCommand.Approve(id, facts.by()));
        }
    }

    public void send(UnitOfWork unit, UUID id, String fileHash, LocalDate on) {
        Issued issued = issued(unit, id);
        boolean sent = issued.fileHash() != null;
        List<UUID> annex = issued.facts().proposals();
        unit.require(decrees, id, new DecreeDecider.Send(fileHash, annex.size(), on));
        if (sent) {
            return;
        }
        unit.needs(annex);
        for (UUID proposal : annex) {
            unit.require(proposals, proposal, new ProposalCommand.Send(id, on));
        }
    }

    /** What became of each line, in the order of the file. */
    public List<LineOutcome> answer(
            UnitOfWork unit, UUID id, String fileHash, List<AnswerLine> lines) {
        Issued issued = issued(unit, id);
        if (issued.fileHash() == null) {
            throw RefusedException.of(
                    ProposalCode.DECREE_NOT_SENT, "nothing was sent that could be answered");
        }
        unit.needs(lines.stream().map(AnswerLine::proposalId).distinct().toList());
        List<LineOutcome> outcomes = new ArrayList<>();
        int accepted = 0;
        int rejected = 0;
        int faults = 0;
        for (AnswerLine line : lines) {
            Decision<ProposalEvent> decision =
                    unit.decide(
                            proposals,
                            line.proposalId(),
                            new ProposalCommand.Answer(
                                    id, line.accepted(), line.reason(), line.on()));
            String code =
                    decision instanceof Decision.Refused<ProposalEvent>(var refusal)
                            ? refusal.code().code()
                            : null;
            outcomes.add(new LineOutcome(line.line(), line.proposalId(), code));
            accepted += code == null && line.accepted() ? 1 : 0;
            rejected += code == null && !line.accepted() ? 1 : 0;
            faults += code == null ? 0 : 1;
        }
        unit.require(
                decrees, id, new DecreeDecider.TakeAnswer(fileHash, accepted, rejected, faults));
        return outcomes;
    }

    private Issued issued(UnitOfWork unit, UUID id) {
        if (unit.state(decrees, id) instanceof Issued issued) {
            return issued;
        }
        throw RefusedException.of(ProposalCode.DECREE_UNKNOWN, "there is no such decree");
    }

    /**
     * One line of the ministry's answer.
     *
     * @param line its number in the file
     */
    public record AnswerLine(
            int line, UUID proposalId, boolean accepted, @Nullable String reason, LocalDate on) {}

    /**
     * What became of a line.
     *
     * @param code why it could not be used; null where it was, or said nothing new
     */
    public record LineOutcome(int line, UUID proposalId, @Nullable String code) {}
}
