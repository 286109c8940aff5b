package id.dinsos.registry.psks;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.psks.Psks.Assignment;
import id.dinsos.registry.psks.Psks.Contact;
import id.dinsos.registry.psks.Psks.Decree;
import id.dinsos.registry.psks.Psks.EndReason;
import id.dinsos.registry.psks.Psks.Kind;
import id.dinsos.registry.psks.Psks.SuspendReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PsksPublisherTest {
    private static final UUID ID = new UUID(0, 7);
    private static final UUID BUDI = new UUID(0, 1);
    private static final UUID ASSIGNMENT = new UUID(0, 2);
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);

    private final List<PsksEvent> history = new ArrayList<>();

    @Test
    void every_event_says_the_whole_public_state() {
        history.add(
                new PsksEvent.PsksRegistered(
                        "35.24",
                        Kind.TKSK,
                        BUDI,
                        PersonalData.of(BUDI, new Contact("Budi", null, null, null))));
        history.add(
                new PsksEvent.PsksAssigned(
                        new Assignment(
                                ASSIGNMENT,
                                "35.24.01",
                                new Period(JANUARY, null),
                                "MEMBER",
                                new Decree("188/12", JANUARY))));
        OutboxMessage message = say(new PsksEvent.PsksSuspended(JUNE, SuspendReason.DISCIPLINARY));
        assertThat(message)
                .isEqualTo(
                        new OutboxMessage(
                                RegistryMessage.RESOURCES,
                                ID.toString(),
                                "35.24",
                                3,
                                Instant.EPOCH,
                                new RegistryMessage.ServiceResource(
                                        ID,
                                        "service-resource-suspended",
                                        "35.24",
                                        "TKSK",
                                        BUDI,
                                        "SUSPENDED",
                                        List.of(
                                                new RegistryMessage.Assignment(
                                                        ASSIGNMENT,
                                                        "35.24.01",
                                                        JANUARY,
                                                        null,
                                                        "MEMBER",
                                                        "188/12",
                                                        JANUARY)),
                                        List.of(new RegistryMessage.Suspension(JUNE, null)),
                                        null)));
    }

    @Test
    void neither_a_name_nor_a_reason_leaves_the_registry() throws Exception {
        List<OutboxMessage> said = new ArrayList<>();
        Contact contact = new Contact("Budi Santoso", "+628123456789", "b@x.id", "Jalan Mawar");
        said.add(
                say(
                        new PsksEvent.PsksRegistered(
                                "35.24", Kind.TAGANA, null, PersonalData.of(ID, contact))));
        said.add(say(new PsksEvent.ContactCorrected(PersonalData.of(ID, contact))));
        Assignment assignment =
                new Assignment(ASSIGNMENT, "35.24.01", new Period(JANUARY, null), "MEMBER", null);
        said.add(say(new PsksEvent.PsksAssigned(assignment)));
        said.add(say(new PsksEvent.AssignmentEnded(ASSIGNMENT, JUNE, EndReason.DISMISSED)));
        said.add(say(new PsksEvent.PsksSuspended(JANUARY, SuspendReason.DISCIPLINARY)));
        said.add(say(new PsksEvent.PsksResumed(JUNE)));
        said.add(say(new PsksEvent.PsksEnded(JUNE, EndReason.DECEASED)));
        for (OutboxMessage one : said) {
            assertThat(EventCodec.mapper().writeValueAsString(one.payload()))
                    .doesNotContain("Budi", "812345", "b@x", "Mawar")
                    .doesNotContain("DISMISSED", "DISCIPLINARY", "DECEASED");
        }
        assertThat(said).last().extracting("payload.state").isEqualTo("ENDED");
    }

    private OutboxMessage say(PsksEvent event) {
        history.add(event);
        return PsksPublisher.publish(
                        ID,
                        history.size(),
                        event,
                        new PsksDecider().fold(history),
                        Meta.of(new UUID(0, 9), "35.24", "sari", Instant.EPOCH))
                .getFirst();
    }
}
