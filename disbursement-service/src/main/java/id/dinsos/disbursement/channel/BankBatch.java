package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import id.dinsos.eventstore.rules.Names;
import java.util.UUID;

/** The transfers of a run to one bank: made once, never changed, released by an officer. */
public sealed interface BankBatch {
    /** The most lines a bank takes in one file. */
    int MAX_LINES = 50_000;

    static UUID idOf(UUID run, String bank, int number) {
        return Names.uuid("bank-file", run, bank, number);
    }

    /** Not made. */
    record None() implements BankBatch {}

    /**
     * Made.
     *
     * @param sha256 of the bytes, in hex
     * @param linesSent lines whose payments are marked as sent
     */
    record Made(
            UUID run,
            String owner,
            String bank,
            int lines,
            Rupiah controlSum,
            String sha256,
            State state,
            int batches,
            int linesSent)
            implements BankBatch {
        Made released() {
            return new Made(
                    run,
                    owner,
                    bank,
                    lines,
                    controlSum,
                    sha256,
                    State.RELEASED,
                    batches,
                    linesSent);
        }

        Made sent(int more) {
            int sum = linesSent + more;
            State next = sum >= lines ? State.SENT : state;
            return new Made(run, owner, bank, lines, controlSum, sha256, next, batches + 1, sum);
        }
    }

    /** How far a file has come. */
    enum State {
        CREATED,
        RELEASED,
        SENT
    }
}
