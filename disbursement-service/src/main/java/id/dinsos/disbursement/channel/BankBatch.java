package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.channel.form.CsvForm;
import id.dinsos.eventstore.rules.Names;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transfers of a run to one bank: made once, never changed, released by an officer. */
public sealed interface BankBatch {
    /** The most lines a bank takes in one file. */
    int MAX_LINES = 50_000;

    /** The most files to one bank that are decided on together. */
    int MAX_FILES = 1_000;

    static UUID idOf(UUID run, String bank, int number) {
        return Names.uuid("bank-file", run, bank, number);
    }

    /** Not made. */
    record None() implements BankBatch {}

    /**
     * Made.
     *
     * @param sha256 of the bytes, in hex
     * @param content where bytes and lines lie; null in files of the first version
     * @param form how the bytes are written; null in files of the first version
     * @param title a name that a person can read; null in files of the first version
     * @param hands who, beside those of the run, had a hand in what it pays
     * @param linesSent lines whose payments are marked as sent
     * @param releasedOn the owner's day; null before the release
     * @param stopped payments that stand in it and are held
     * @param replacedBy the file in its place; null where there is none
     */
    record Made(
            UUID run,
            String owner,
            String bank,
            int lines,
            Rupiah controlSum,
            String sha256,
            @Nullable UUID content,
            @Nullable String form,
            @Nullable String title,
            List<String> hands,
            State state,
            int batches,
            int linesSent,
            @Nullable LocalDate releasedOn,
            Set<UUID> stopped,
            @Nullable List<UUID> replacedBy)
            implements BankBatch {
        public boolean mayStillStay() {
            return state == State.CREATED;
        }

        Made stoppedBy(UUID payment) {
            Set<UUID> all = new HashSet<>(stopped);
            all.add(payment);
            return stopped(all);
        }

        Made freedFrom(UUID payment) {
            Set<UUID> all = new HashSet<>(stopped);
            all.remove(payment);
            return stopped(all);
        }

        private Made stopped(Set<UUID> payments) {
            return new Made(
                    run,
                    owner,
                    bank,
                    lines,
                    controlSum,
                    sha256,
                    content,
                    form,
                    title,
                    hands,
                    state,
                    batches,
                    linesSent,
                    releasedOn,
                    Set.copyOf(payments),
                    replacedBy);
        }

        Made replaced(@Nullable List<UUID> files) {
            return new Made(
                    run,
                    owner,
                    bank,
                    lines,
                    controlSum,
                    sha256,
                    content,
                    form,
                    title,
                    hands,
                    State.REPLACED,
                    batches,
                    linesSent,
                    releasedOn,
                    stopped,
                    files);
        }

        Made released(@Nullable LocalDate on) {
            return with(State.RELEASED, batches, linesSent, on);
        }

        Made sent(int more) {
            int sum = linesSent + more;
            return with(sum >= lines ? State.SENT : state, batches + 1, sum, releasedOn);
        }

        /** Whether people sign for its money on paper. */
        public boolean isHandedOver() {
            return CsvForm.HAND.name().equals(form);
        }

        /**
         * What the file is called where people see it, without what it ends in. Those of the first
         * version have no name of their own: whose and for whom tells them apart, with the end of
         * their id.
         */
        public String titleOf(UUID file) {
            return title != null
                    ? title
                    : "%s_%s_%s".formatted(owner, bank, file.toString().substring(24));
        }

        public UUID contentOf(UUID file) {
            return Objects.requireNonNullElse(content, file);
        }

        private Made with(State next, int sentBatches, int sent, @Nullable LocalDate on) {
            return new Made(
                    run,
                    owner,
                    bank,
                    lines,
                    controlSum,
                    sha256,
                    content,
                    form,
                    title,
                    hands,
                    next,
                    sentBatches,
                    sent,
                    on,
                    stopped,
                    replacedBy);
        }
    }

    /** How far a file has come. */
    enum State {
        CREATED,
        RELEASED,
        SENT,
        /** It never leaves; another file does in its place. */
        REPLACED
    }
}
