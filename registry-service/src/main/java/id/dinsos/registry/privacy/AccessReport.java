package id.dinsos.registry.privacy;

import id.dinsos.registry.history.Histories.History;
import id.dinsos.registry.person.PersonAnswer;
import id.dinsos.registry.privacy.Privacy.Access;
import id.dinsos.registry.privacy.PrivacyResource.PrivacyAnswer;
import id.dinsos.registry.privacy.ProcessingRegister.Activity;
import id.dinsos.registry.privacy.ProcessingRegister.Text;
import id.dinsos.registry.privacy.UnmaskResource.Clear;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the registry holds of a person: their data in the clear, what happened to the record, what
 * papers there are, who has read it and what for. Nobody else is named in it.
 *
 * @param clear the person's own numbers; absent once erased
 * @param evidence ids of what shows the person
 * @param register what is processed, on what basis, and for how long
 */
public record AccessReport(
        UUID personId,
        Instant madeAt,
        Access request,
        @Nullable Clear clear,
        PersonAnswer record,
        PrivacyAnswer privacy,
        History history,
        List<UUID> evidence,
        List<Look> reads,
        List<Activity> register) {
    public AccessReport {
        evidence = List.copyOf(evidence);
        reads = List.copyOf(reads);
        register = List.copyOf(register);
    }

    /**
     * Somebody read the person's data.
     *
     * @param purpose of the activity it belongs to
     * @param reason what they gave as one, where they had to
     */
    public record Look(
            Instant at,
            String actor,
            String action,
            @Nullable Text purpose,
            @Nullable String legalBasis,
            @Nullable String reason) {}

    @Override
    public String toString() {
        return "AccessReport[masked]";
    }
}
