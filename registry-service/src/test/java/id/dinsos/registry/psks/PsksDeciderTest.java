package id.dinsos.registry.psks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.psks.Psks.Assignment;
import id.dinsos.registry.psks.Psks.Contact;
import id.dinsos.registry.psks.Psks.Decree;
import id.dinsos.registry.psks.Psks.EndReason;
import id.dinsos.registry.psks.Psks.Kind;
import id.dinsos.registry.psks.Psks.State;
import id.dinsos.registry.psks.Psks.SuspendReason;
import id.dinsos.registry.psks.PsksDecider.Assign;
import id.dinsos.registry.psks.PsksDecider.CorrectContact;
import id.dinsos.registry.psks.PsksDecider.End;
import id.dinsos.registry.psks.PsksDecider.EndAssignment;
import id.dinsos.registry.psks.PsksDecider.Register;
import id.dinsos.registry.psks.PsksDecider.Resume;
import id.dinsos.registry.psks.PsksDecider.Suspend;
import id.dinsos.registry.psks.PsksEvent.AssignmentEnded;
import id.dinsos.registry.psks.PsksEvent.ContactCorrected;
import id.dinsos.registry.psks.PsksEvent.PsksAssigned;
import id.dinsos.registry.psks.PsksEvent.PsksEnded;
import id.dinsos.registry.psks.PsksEvent.PsksRegistered;
import id.dinsos.registry.psks.PsksEvent.PsksResumed;
import id.dinsos.registry.psks.PsksEvent.PsksSuspended;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PsksDeciderTest {
    private static final UUID BUDI = new UUID(0, 1);
    private static final UUID FIRST = new UUID(0, 2);
    private static final UUID SECOND = new UUID(0, 3);
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 31);
    private static final PersonalData<Contact> CONTACT =
            PersonalData.of(BUDI, new Contact("Budi", "+628123456789", null, null));

    private final PsksDecider decider = new PsksDecider();
    private final DeciderSpec<PsksDecider.Command, Psks, PsksEvent> spec = DeciderSpec.of(decider);

    @Test
    void a_person_who_serves_is_put_on_record() {
        spec.given()
                .when(new Register("35.24", Kind.TKSK, BUDI, CONTACT))
                .then(new PsksRegistered("35.24", Kind.TKSK, BUDI, CONTACT));
    }

    @Test
    void an_organisation_is_put_on_record_without_a_person() {
        spec.given()
                .when(new Register("35.24", Kind.LKS, null, CONTACT))
                .then(new PsksRegistered("35.24", Kind.LKS, null, CONTACT));
    }

    @Test
    void an_organisation_is_no_person() {
        spec.given()
                .when(new Register("35.24", Kind.YOUTH_ORG, BUDI, CONTACT))
                .thenRefused(PsksCode.PERSON_FOR_ORGANISATION);
    }

    @Test
    void nobody_is_put_on_record_twice() {
        spec.given(tksk())
                .when(new Register("35.24", Kind.TKSK, BUDI, CONTACT))
                .thenRefused(PsksCode.RESOURCE_EXISTS);
    }

    @Test
    void what_is_not_on_record_cannot_be_assigned() {
        spec.given()
                .when(new Assign(assignment(FIRST, "35.24.01", JANUARY, null)))
                .thenRefused(PsksCode.RESOURCE_UNKNOWN);
    }

    @Test
    void another_phone_is_another_contact() {
        PersonalData<Contact> other =
                PersonalData.of(BUDI, new Contact("Budi", "+628987654321", null, null));
        spec.given(tksk()).when(new CorrectContact(other)).then(new ContactCorrected(other));
        spec.given(tksk()).when(new CorrectContact(CONTACT)).thenNothing();
    }

    @Test
    void a_tksk_serves_a_district_by_a_decree() {
        Assignment assignment = assignment(FIRST, "35.24.01", JANUARY, DECEMBER);
        spec.given(tksk()).when(new Assign(assignment)).then(new PsksAssigned(assignment));
    }

    @Test
    void the_same_assignment_again_changes_nothing() {
        Assignment assignment = assignment(FIRST, "35.24.01", JANUARY, DECEMBER);
        spec.given(tksk(), new PsksAssigned(assignment)).when(new Assign(assignment)).thenNothing();
    }

    @Test
    void another_assignment_under_the_same_id_is_refused() {
        spec.given(tksk(), new PsksAssigned(assignment(FIRST, "35.24.01", JANUARY, DECEMBER)))
                .when(new Assign(assignment(FIRST, "35.24.02", JANUARY, DECEMBER)))
                .thenRefused(PsksCode.ASSIGNMENT_EXISTS);
    }

    @ParameterizedTest
    @CsvSource({
        "TKSK, 35.24",
        "TKSK, 35.24.01.2001",
        "TAGANA, 35",
        "PKH_FACILITATOR, 35.24",
        "SOCIAL_WORKER, 35.24.01.2001",
        "YOUTH_ORG, 35.24.01"
    })
    void a_kind_serves_regions_of_its_levels_only(Kind kind, String region) {
        spec.given(new PsksRegistered("35", kind, null, CONTACT))
                .when(new Assign(assignment(FIRST, region, JANUARY, null)))
                .thenRefused(PsksCode.ASSIGNMENT_LEVEL_WRONG);
    }

    @Test
    void an_office_assigns_within_its_own_region() {
        spec.given(tksk())
                .when(new Assign(assignment(FIRST, "35.25.01", JANUARY, null)))
                .thenRefused(PsksCode.ASSIGNMENT_OUTSIDE_OWNER);
    }

    @Test
    void nobody_serves_twice_in_one_place_at_one_time() {
        spec.given(tksk(), new PsksAssigned(assignment(FIRST, "35.24.01", JANUARY, JUNE)))
                .when(new Assign(assignment(SECOND, "35.24.01", JUNE, null)))
                .thenRefused(PsksCode.ASSIGNMENT_OVERLAPS);
    }

    @Test
    void one_may_serve_there_again_and_elsewhere_meanwhile() {
        Assignment again = assignment(SECOND, "35.24.01", JUNE.plusDays(1), null);
        Assignment elsewhere = assignment(SECOND, "35.24.02", JANUARY, null);
        PsksAssigned before = new PsksAssigned(assignment(FIRST, "35.24.01", JANUARY, JUNE));
        spec.given(tksk(), before).when(new Assign(again)).then(new PsksAssigned(again));
        spec.given(tksk(), before).when(new Assign(elsewhere)).then(new PsksAssigned(elsewhere));
    }

    @Test
    void nobody_has_assignments_without_end() {
        PsksEvent[] history = new PsksEvent[PsksDecider.MAX_ASSIGNMENTS + 1];
        history[0] = tksk();
        for (int i = 1; i < history.length; i++) {
            LocalDate day = JANUARY.plusDays(i);
            history[i] = new PsksAssigned(assignment(new UUID(9, i), "35.24.01", day, day));
        }
        spec.given(history)
                .when(new Assign(assignment(FIRST, "35.24.01", JANUARY, JANUARY)))
                .thenRefused(PsksCode.TOO_MANY_ASSIGNMENTS);
    }

    @Test
    void an_assignment_ends_earlier_than_was_said() {
        spec.given(tksk(), new PsksAssigned(assignment(FIRST, "35.24.01", JANUARY, DECEMBER)))
                .when(new EndAssignment(FIRST, JUNE, EndReason.TRANSFERRED))
                .then(new AssignmentEnded(FIRST, JUNE, EndReason.TRANSFERRED));
    }

    @Test
    void an_assignment_that_ends_on_that_day_ends_on_that_day() {
        spec.given(tksk(), new PsksAssigned(assignment(FIRST, "35.24.01", JANUARY, JUNE)))
                .when(new EndAssignment(FIRST, JUNE, EndReason.TRANSFERRED))
                .thenNothing();
    }

    @Test
    void an_assignment_neither_ends_before_it_began_nor_after_its_end() {
        PsksAssigned assigned = new PsksAssigned(assignment(FIRST, "35.24.01", JANUARY, JUNE));
        spec.given(tksk(), assigned)
                .when(new EndAssignment(FIRST, JANUARY.minusDays(1), EndReason.RESIGNED))
                .thenRefused(PsksCode.DAY_BEFORE_START);
        spec.given(tksk(), assigned)
                .when(new EndAssignment(FIRST, DECEMBER, EndReason.RESIGNED))
                .thenRefused(PsksCode.DAY_AFTER_END);
        spec.given(tksk(), assigned)
                .when(new EndAssignment(SECOND, JUNE, EndReason.RESIGNED))
                .thenRefused(PsksCode.ASSIGNMENT_UNKNOWN);
    }

    @Test
    void one_who_is_suspended_serves_again_later() {
        PsksSuspended suspended = new PsksSuspended(JANUARY, SuspendReason.LEAVE);
        spec.given(tksk()).when(new Suspend(JANUARY, SuspendReason.LEAVE)).then(suspended);
        spec.given(tksk(), suspended).when(new Resume(JUNE)).then(new PsksResumed(JUNE));
        spec.given(tksk(), suspended)
                .when(new Suspend(JUNE, SuspendReason.LEAVE))
                .thenRefused(PsksCode.ALREADY_SUSPENDED);
        spec.given(tksk(), suspended)
                .when(new Resume(JANUARY))
                .thenRefused(PsksCode.DAY_BEFORE_START);
        spec.given(tksk()).when(new Resume(JUNE)).thenRefused(PsksCode.NOT_SUSPENDED);
    }

    @Test
    void two_suspensions_do_not_overlap() {
        PsksEvent[] before = {
            tksk(), new PsksSuspended(JANUARY, SuspendReason.LEAVE), new PsksResumed(JUNE)
        };
        spec.given(before)
                .when(new Suspend(JUNE.minusDays(1), SuspendReason.OTHER))
                .thenRefused(PsksCode.SUSPENSION_OVERLAPS);
        spec.given(before)
                .when(new Suspend(JUNE, SuspendReason.OTHER))
                .then(new PsksSuspended(JUNE, SuspendReason.OTHER));
    }

    @Test
    void the_end_ends_every_assignment() {
        PsksEvent[] history = {
            tksk(),
            new PsksAssigned(assignment(FIRST, "35.24.01", JANUARY, null)),
            new PsksAssigned(assignment(SECOND, "35.24.02", DECEMBER, null))
        };
        spec.given(history)
                .when(new End(JUNE, EndReason.DECEASED))
                .then(new PsksEnded(JUNE, EndReason.DECEASED));
        Psks.Registered after =
                (Psks.Registered)
                        decider.evolve(
                                decider.fold(List.of(history)),
                                new PsksEnded(JUNE, EndReason.DECEASED));
        assertThat(after.assignments())
                .containsExactly(assignment(FIRST, "35.24.01", JANUARY, JUNE));
        assertThat(after.state()).isEqualTo(State.ENDED);
    }

    @Test
    void one_who_ended_is_closed() {
        spec.given(tksk(), new PsksEnded(JUNE, EndReason.RESIGNED))
                .when(new Assign(assignment(FIRST, "35.24.01", JANUARY, null)))
                .thenRefused(PsksCode.RESOURCE_ENDED);
    }

    @Test
    void a_period_ends_after_it_began() {
        assertThatThrownBy(() -> new Period(JUNE, JANUARY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Period(JANUARY, JUNE).covers(JUNE)).isTrue();
        assertThat(new Period(JANUARY, JUNE).covers(DECEMBER)).isFalse();
        assertThat(new Period(JANUARY, null).covers(DECEMBER)).isTrue();
        assertThat(new Period(JUNE, null).covers(JANUARY)).isFalse();
    }

    @Test
    void a_contact_is_never_written_out() {
        assertThat(CONTACT.content()).hasToString("Contact[masked]");
    }

    private static PsksRegistered tksk() {
        return new PsksRegistered("35.24", Kind.TKSK, BUDI, CONTACT);
    }

    private static Assignment assignment(
            UUID id, String region, LocalDate from, @Nullable LocalDate until) {
        return new Assignment(
                id, region, new Period(from, until), "MEMBER", new Decree("188/12", JANUARY));
    }
}
