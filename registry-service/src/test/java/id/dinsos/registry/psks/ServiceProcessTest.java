package id.dinsos.registry.psks;

import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.psks.Psks.Assignment;
import id.dinsos.registry.psks.Psks.Contact;
import id.dinsos.registry.psks.Psks.EndReason;
import id.dinsos.registry.psks.Psks.Kind;
import id.dinsos.registry.psks.PsksEvent.PsksRegistered;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A resource and the posts it holds. */
class ServiceProcessTest {
    private static final Aggregate<PsksDecider.Command, Psks, PsksEvent> RESOURCES =
            Aggregate.of(new PsksDecider());
    private static final Aggregate<PostDecider.Command, Post, PostEvent> POSTS =
            Aggregate.of(new PostDecider());
    private static final Aggregate<PersonCommand, Person, PersonEvent> PERSONS =
            Aggregate.of(new PersonDecider());
    private static final UUID ANI = new UUID(0, 1);
    private static final UUID BUDI = new UUID(0, 2);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 1);

    private final ServiceProcess process = new ServiceProcess(RESOURCES, POSTS, PERSONS);

    @Test
    void one_who_ends_before_an_assignment_begins_frees_its_post() {
        ProcessSpec.Then ended =
                given(RESOURCES, ANI, tksk(ANI))
                        .when(unit -> process.assign(unit, ANI, from(JANUARY, new UUID(0, 21))))
                        .andThen()
                        .when(unit ->
                                process.end(
                                        unit,
                                        ANI,
                                        new PsksDecider.End(
                                                LocalDate.of(2026, 12, 1), EndReason.RESIGNED)));
        assertThat(((Psks.Registered) ended.state(RESOURCES, ANI)).assignments()).isEmpty();
        ProcessSpec.Then next =
                ended.andThen()
                        .and(RESOURCES, BUDI, tksk(BUDI))
                        .when(unit -> process.assign(unit, BUDI, from(JANUARY, new UUID(0, 22))));
        assertThat(((Psks.Registered) next.state(RESOURCES, BUDI)).assignments()).hasSize(1);
    }

    @Test
    void a_post_is_held_by_one_at_a_time() {
        given(RESOURCES, ANI, tksk(ANI))
                .and(RESOURCES, BUDI, tksk(BUDI))
                .when(unit -> process.assign(unit, ANI, from(JANUARY, new UUID(0, 21))))
                .andThen()
                .when(unit -> process.assign(unit, BUDI, from(JANUARY, new UUID(0, 22))))
                .thenRefused(PsksCode.POST_TAKEN);
    }

    private static PsksRegistered tksk(UUID id) {
        return new PsksRegistered(
                "35.24",
                Kind.TKSK,
                null,
                PersonalData.of(id, new Contact("Sari", null, null, null)));
    }

    private static Assignment from(LocalDate day, UUID id) {
        return new Assignment(id, "35.24.01", new Period(day, null), "MEMBER", null);
    }
}
