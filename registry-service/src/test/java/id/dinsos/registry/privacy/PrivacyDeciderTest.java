package id.dinsos.registry.privacy;

import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.registry.privacy.Privacy.Basis;
import id.dinsos.registry.privacy.PrivacyDecider.AskErasure;
import id.dinsos.registry.privacy.PrivacyDecider.EndHold;
import id.dinsos.registry.privacy.PrivacyDecider.EndRestriction;
import id.dinsos.registry.privacy.PrivacyDecider.FinishErasure;
import id.dinsos.registry.privacy.PrivacyDecider.OrderErasure;
import id.dinsos.registry.privacy.PrivacyDecider.PlaceHold;
import id.dinsos.registry.privacy.PrivacyDecider.RefuseErasure;
import id.dinsos.registry.privacy.PrivacyDecider.RepeatErasure;
import id.dinsos.registry.privacy.PrivacyDecider.Restrict;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureAsked;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureDone;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureOrdered;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureRefused;
import id.dinsos.registry.privacy.PrivacyEvent.ErasureRepeated;
import id.dinsos.registry.privacy.PrivacyEvent.HoldEnded;
import id.dinsos.registry.privacy.PrivacyEvent.HoldPlaced;
import id.dinsos.registry.privacy.PrivacyEvent.ProcessingRestricted;
import id.dinsos.registry.privacy.PrivacyEvent.RestrictionEnded;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may decide what over somebody's data. */
class PrivacyDeciderTest {
    private static final UUID ANI = new UUID(0, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final String WHY = "Permintaan tertulis";
    private static final AskErasure ASK =
            new AskErasure(ANI, Basis.SUBJECT_ASKED, WHY, "sari", TODAY);
    private static final ErasureAsked ASKED =
            new ErasureAsked(ANI, Basis.SUBJECT_ASKED, WHY, "sari");
    private static final HoldPlaced HELD =
            new HoldPlaced(ANI, "Pemeriksaan", TODAY.plusDays(1), "audi");

    private final DeciderSpec<PrivacyDecider.Command, Privacy, PrivacyEvent> spec =
            DeciderSpec.of(new PrivacyDecider());

    @Test
    void one_asks_and_another_decides() {
        spec.given().when(ASK).then(ASKED);
        spec.given(ASKED)
                .when(new OrderErasure("sari", null, TODAY))
                .thenRefused(PrivacyCode.ERASURE_BY_ASKER);
        spec.given(ASKED)
                .when(new OrderErasure("wati", TODAY, TODAY))
                .then(new ErasureOrdered("wati", TODAY));
        spec.given(ASKED, new ErasureOrdered("wati", null))
                .when(new FinishErasure())
                .then(new ErasureDone());
    }

    @Test
    void what_was_not_asked_for_is_neither_ordered_nor_refused() {
        spec.given()
                .when(new OrderErasure("wati", null, TODAY))
                .thenRefused(PrivacyCode.ERASURE_NOT_ASKED);
        spec.given()
                .when(new RefuseErasure(WHY, "wati"))
                .thenRefused(PrivacyCode.ERASURE_NOT_ASKED);
        spec.given(ASKED, new ErasureOrdered("wati", null))
                .when(new OrderErasure("wati", null, TODAY))
                .thenRefused(PrivacyCode.ERASURE_NOT_ASKED);
    }

    @Test
    void it_is_asked_for_once_and_after_a_refusal_again() {
        spec.given(ASKED).when(ASK).thenRefused(PrivacyCode.ERASURE_ASKED_ALREADY);
        spec.given(ASKED, new ErasureRefused(WHY, "wati")).when(ASK).then(ASKED);
        spec.given(ASKED, new ErasureOrdered("wati", null), new ErasureDone())
                .when(ASK)
                .thenRefused(KernelCode.PERSON_ERASED);
    }

    @Test
    void while_a_hold_stands_neither_asking_nor_deciding_helps() {
        spec.given(HELD).when(ASK).thenRefused(PrivacyCode.ERASURE_HELD);
        spec.given(ASKED, HELD)
                .when(new OrderErasure("wati", null, TODAY))
                .thenRefused(PrivacyCode.ERASURE_HELD);
    }

    @Test
    void a_hold_ends_by_itself_after_its_last_day_or_when_somebody_ends_it() {
        spec.given(ASKED, HELD)
                .when(new OrderErasure("wati", null, TODAY.plusDays(2)))
                .then(new ErasureOrdered("wati", null));
        spec.given(HELD).when(new EndHold(WHY, "audi")).then(new HoldEnded(WHY, "audi"));
        spec.given(HELD, new HoldEnded(WHY, "audi")).when(ASK).then(ASKED);
        spec.given().when(new EndHold(WHY, "audi")).thenRefused(PrivacyCode.LEGAL_HOLD_MISSING);
        spec.given()
                .when(new PlaceHold(ANI, WHY, TODAY.minusDays(1), "audi", TODAY))
                .thenRefused(PrivacyCode.LEGAL_HOLD_ENDED);
    }

    @Test
    void data_lie_still_once_and_until_somebody_says_so() {
        ProcessingRestricted still = new ProcessingRestricted(ANI, WHY, "sari");
        spec.given().when(new Restrict(ANI, WHY, "sari")).then(still);
        spec.given(still)
                .when(new Restrict(ANI, WHY, "sari"))
                .thenRefused(PrivacyCode.PROCESSING_RESTRICTED);
        spec.given(still)
                .when(new EndRestriction(WHY, "sari"))
                .then(new RestrictionEnded(WHY, "sari"));
        spec.given()
                .when(new EndRestriction(WHY, "sari"))
                .thenRefused(PrivacyCode.PROCESSING_NOT_RESTRICTED);
    }

    @Test
    void after_a_restore_it_is_done_again_once_whatever_the_log_remembers() {
        RepeatErasure again = new RepeatErasure(ANI, Basis.COURT_ORDER, TODAY);
        ErasureRepeated repeated = new ErasureRepeated(ANI, Basis.COURT_ORDER, TODAY);
        spec.given().when(again).then(repeated);
        spec.given(HELD).when(again).then(repeated);
        spec.given(ASKED, new ErasureOrdered("wati", null), new ErasureDone())
                .when(again)
                .then(repeated);
        spec.given(repeated).when(again).thenNothing();
        spec.given(repeated, new ErasureDone()).when(new FinishErasure()).thenNothing();
    }
}
