package id.dinsos.disbursement.rail;

import java.util.UUID;

/** What may be asked of a batch. */
public sealed interface RailCommand {
    record Intend(UUID file, String owner, int lines, String sha256) implements RailCommand {}

    record NoteMissing() implements RailCommand {}

    record Accept(String reference) implements RailCommand {}

    record Refuse(String code, UUID report) implements RailCommand {}

    record ProposeEnd(String letter, String reason, String by) implements RailCommand {}

    record End(UUID report, String by) implements RailCommand {}

    record Answer(UUID report, int lines, boolean complete) implements RailCommand {}
}
