package id.dinsos.disbursement.assistance;

import java.util.UUID;

/** What may be asked of aid. */
public sealed interface AidCommand {
    /** The case asks for it. */
    record Ask(Asked asked) implements AidCommand {}

    /** The case asks for it anew, and the payment that was made out has been given up. */
    record AskAgain(Asked asked) implements AidCommand {}

    /** The case takes it back. */
    record TakeBack() implements AidCommand {}

    record PutOnList(UUID list) implements AidCommand {}

    record TakeOffList(UUID list) implements AidCommand {}

    record Refuse(Aid.Reason reason, String note, String by) implements AidCommand {}

    record Instruct(UUID list, UUID payment) implements AidCommand {}
}
