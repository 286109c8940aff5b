package id.dinsos.registry.proposal;

import id.dinsos.registry.proposal.Decree.Facts;
import java.time.LocalDate;
import java.util.Map;

/** What happened to a decree. Released events are frozen. */
public sealed interface DecreeEvent {
    /** The stored names, for ever: a class may be renamed, a name never. */
    Map<String, Class<? extends DecreeEvent>> NAMES =
            Map.of(
                    "proposal-decree-issued.v1", DecreeIssued.class,
                    "proposal-decree-sent.v1", DecreeSent.class,
                    "proposal-decree-answered.v1", DecreeAnswered.class);

    /** The regent, or a delegate, signed it. */
    record DecreeIssued(Facts facts) implements DecreeEvent {}

    /** Its file was made for the ministry; the same bytes are given at every download. */
    record DecreeSent(String fileHash, int lines, LocalDate on) implements DecreeEvent {}

    /** An answer of the ministry was taken in, as far as its lines could be. */
    record DecreeAnswered(String fileHash, int accepted, int rejected, int faults)
            implements DecreeEvent {}
}
