package id.dinsos.registry.proposal;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.registry.proposal.Decree.Facts;
import id.dinsos.registry.proposal.Decree.Issued;
import id.dinsos.registry.proposal.Decree.None;
import id.dinsos.registry.proposal.DecreeDecider.Command;
import id.dinsos.registry.proposal.DecreeEvent.DecreeAnswered;
import id.dinsos.registry.proposal.DecreeEvent.DecreeIssued;
import id.dinsos.registry.proposal.DecreeEvent.DecreeSent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of one decree: its number is used once in an office, its file is made once, and an
 * answer is taken in only for what was sent, each file once.
 */
public final class DecreeDecider implements Decider<Command, Decree, DecreeEvent> {
    /** What may be asked of a decree. */
    public sealed interface Command {}

    public record Issue(Facts facts) implements Command {}

    public record Send(String fileHash, int lines, LocalDate on) implements Command {}

    public record TakeAnswer(String fileHash, int accepted, int rejected, int faults)
            implements Command {}

    @Override
    public Decree initial() {
        return new None();
    }

    @Override
    public Decision<DecreeEvent> decide(Command command, Decree state) {
        return switch (state) {
            case None() ->
                    command instanceof Issue(var facts)
                            ? accept(new DecreeIssued(facts))
                            : refuse(ProposalCode.DECREE_UNKNOWN, "there is no such decree");
            case Issued issued ->
                    switch (command) {
                        case Issue(var facts) ->
                                facts.equals(issued.facts())
                                        ? accept()
                                        : refuse(
                                                ProposalCode.DECREE_EXISTS,
                                                "another decree has this id");
                        case Send send -> send(send, issued);
                        case TakeAnswer answer -> answer(answer, issued);
                    };
        };
    }

    private static Decision<DecreeEvent> send(Send send, Issued issued) {
        if (issued.fileHash() == null) {
            return accept(new DecreeSent(send.fileHash, send.lines, send.on));
        }
        return issued.fileHash().equals(send.fileHash)
                ? accept()
                : refuse(ProposalCode.DECREE_SENT_ALREADY, "another file was sent");
    }

    private static Decision<DecreeEvent> answer(TakeAnswer answer, Issued issued) {
        if (issued.fileHash() == null) {
            return refuse(ProposalCode.DECREE_NOT_SENT, "nothing was sent that could be answered");
        }
        return issued.answers().contains(answer.fileHash)
                ? accept()
                : accept(
                        new DecreeAnswered(
                                answer.fileHash, answer.accepted, answer.rejected, answer.faults));
    }

    @Override
    public Decree evolve(Decree state, DecreeEvent event) {
        return switch (event) {
            case DecreeIssued(var facts) -> new Issued(facts, null, List.of());
            case DecreeSent sent -> {
                Issued issued = (Issued) state;
                yield new Issued(issued.facts(), sent.fileHash(), issued.answers());
            }
            case DecreeAnswered answered -> {
                Issued issued = (Issued) state;
                List<String> answers = new ArrayList<>(issued.answers());
                answers.add(answered.fileHash());
                yield new Issued(issued.facts(), issued.fileHash(), answers);
            }
        };
    }
}
