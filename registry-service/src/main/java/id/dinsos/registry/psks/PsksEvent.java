package id.dinsos.registry.psks;

import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.psks.Psks.Assignment;
import id.dinsos.registry.psks.Psks.Contact;
import id.dinsos.registry.psks.Psks.EndReason;
import id.dinsos.registry.psks.Psks.Kind;
import id.dinsos.registry.psks.Psks.SuspendReason;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a service resource, as a clerk would report it. Released events are frozen. */
public sealed interface PsksEvent {
    /** The stored names, for ever: a class may be renamed, a name never. */
    Map<String, Class<? extends PsksEvent>> NAMES =
            Map.of(
                    "service-resource-registered.v1", PsksRegistered.class,
                    "service-resource-contact-corrected.v1", ContactCorrected.class,
                    "service-resource-assigned.v1", PsksAssigned.class,
                    "service-resource-assignment-ended.v1", AssignmentEnded.class,
                    "service-resource-suspended.v1", PsksSuspended.class,
                    "service-resource-resumed.v1", PsksResumed.class,
                    "service-resource-ended.v1", PsksEnded.class);

    /**
     * An officer put a person or an organisation on record as one that serves.
     *
     * @param contact under the key of the registered person where there is one, so that erasing the
     *     person erases it too; else under the resource's own
     */
    record PsksRegistered(
            String owner, Kind kind, @Nullable UUID personId, PersonalData<Contact> contact)
            implements PsksEvent {}

    /** Name, phone or address turned out to be otherwise. */
    record ContactCorrected(PersonalData<Contact> contact) implements PsksEvent {}

    /** The office assigned the resource to a region for a period. */
    record PsksAssigned(Assignment assignment) implements PsksEvent {}

    /** An assignment got its last day, earlier than it had been said. */
    record AssignmentEnded(UUID assignmentId, LocalDate lastDay, EndReason reason)
            implements PsksEvent {}

    /** The resource does not serve from a day on. */
    record PsksSuspended(LocalDate from, SuspendReason reason) implements PsksEvent {}

    /** The resource serves again from a day on. */
    record PsksResumed(LocalDate on) implements PsksEvent {}

    /** The resource serves no longer, and all its assignments end with it. */
    record PsksEnded(LocalDate lastDay, EndReason reason) implements PsksEvent {}
}
